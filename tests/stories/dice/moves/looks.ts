import type { Dice } from "#sandbox/dice.ts";
import type { Scene } from "../scene.ts";
import { editInShopify, editOnTikTok } from "./edits.ts";
import { type Moves, move, where } from "./move.ts";

const motifs = ["pier", "rope", "tide", "gull"] as const;
const words = ["Dusk", "Moss", "Salt", "Sand", "Slate"] as const;

type Hanging = { product: number; pictures: string[] };
type Naming = { sku: string; value: string };

/** What buyers see of a product: its pictures, and what it is to be had in. */
export const lookMoves: Moves = {
  "pictures are hung in Shopify": move<Hanging>({
    weight: 1,
    draw: drawPictures,
    play: (scene, { product, pictures }) =>
      editInShopify(
        scene,
        product,
        {
          pictures: pictures.map((name) => ({
            name,
            width: 800,
            height: 800,
          })),
        },
        "/pictures",
      ),
  }),
  "pictures are hung on TikTok": move<Hanging>({
    weight: 1,
    draw: drawPictures,
    play: (scene, { product, pictures }) =>
      editOnTikTok(scene, product, {
        images: pictures.map((name) => `tos-of-the-seller/${name}`),
      }),
  }),
  "an option is called otherwise in Shopify": move<Naming>({
    weight: 1,
    draw: drawName,
    async play({ town }, { sku, value }) {
      const named = await where(() =>
        town.ask("POST", `/shopify/${town.handle}/variants/options`, {
          sku,
          options: [value],
        }),
      );
      return named === null ? null : `${sku} is ${value}`;
    },
  }),
  "an option is called otherwise on TikTok": move<Naming>({
    weight: 1,
    draw: drawName,
    async play({ town, onTikTok }, { sku, value }) {
      const listing = (await town.control.tiktok()).products.find(
        ({ status, skus }) =>
          status !== "DELETED" &&
          skus.some(({ id }) => id === onTikTok.get(sku)),
      );
      const named = await where(() =>
        town.ask("POST", `/tiktok/products/${listing?.id}`, {
          optionValues: { [sku]: [value] },
        }),
      );
      return named === null ? null : `${sku} is ${value}`;
    },
  }),
};

function drawPictures({ products }: Scene, dice: Dice): Hanging {
  const first = dice.pick(motifs);
  const others = motifs.filter((one) => one !== first && dice.oneIn(3));
  return {
    product: dice.between(0, products.length - 1),
    pictures: [first, ...others],
  };
}

function drawName({ skus }: Scene, dice: Dice): Naming {
  return { sku: dice.pick(skus), value: dice.pick(words) };
}
