import type { Dice } from "#sandbox/dice.ts";
import type { Scene } from "../scene.ts";
import { type Moves, move, where } from "./move.ts";

type Edit = { product: number; title: string };
type Repricing = { product: number; price: string };

/** The merchant edits on both sides. */
export const editMoves: Moves = {
  "edit a title in Shopify": move<Edit>({
    weight: 2,
    draw: ({ products }, dice) => ({
      product: dice.between(0, products.length - 1),
      title: `Title of Shopify ${dice.between(1, 99)}`,
    }),
    async play({ town, products }, { product, title }) {
      const edited = await where(() =>
        town.control.editShopifyTitle(products[product]?.id ?? "", title),
      );
      return edited === null ? null : title;
    },
  }),
  "edit a title on TikTok": move<Edit>({
    weight: 2,
    draw: ({ products }, dice) => ({
      product: dice.between(0, products.length - 1),
      title: `Title of TikTok Shop ${dice.between(1, 99)}`,
    }),
    async play(scene, { product, title }) {
      const listingId = listingOf(scene, product);
      if (!listingId) return null;
      const edited = await where(() =>
        scene.town.control.editTikTokTitle(listingId, title),
      );
      return edited === null ? null : title;
    },
  }),
  "edit a price in Shopify": move<Repricing>({
    weight: 2,
    draw: drawPrice,
    async play({ town, products }, { product, price }) {
      const number = products[product]?.id.split("/").at(-1);
      const edited = await where(() =>
        town.ask("POST", `/shopify/${town.handle}/products/${number}`, {
          price,
        }),
      );
      return edited === null ? null : price;
    },
  }),
  "edit a price on TikTok": move<Repricing>({
    weight: 2,
    draw: drawPrice,
    async play(scene, { product, price }) {
      const listingId = listingOf(scene, product);
      if (!listingId) return null;
      const edited = await where(() =>
        scene.town.ask("POST", `/tiktok/products/${listingId}`, { price }),
      );
      return edited === null ? null : price;
    },
  }),
};

/** Nobody edits what is deleted. */
function listingOf(
  { products, deletedListings }: Scene,
  product: number,
): string | null {
  const { listingId = null } = products[product] ?? {};
  return deletedListings.includes(listingId ?? "") ? null : listingId;
}

function drawPrice({ products }: Scene, dice: Dice): Repricing {
  return {
    product: dice.between(0, products.length - 1),
    price: `${dice.between(12, 40)}.${dice.pick(["00", "50", "99"])}`,
  };
}
