import type { Dice } from "#sandbox/dice.ts";
import type { Scene } from "../scene.ts";
import { type Moves, move, where } from "./move.ts";

type Edit = { product: number; title: string };
type Wording = { product: number; text: string };
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
    play: (scene, { product, price }) =>
      editInShopify(scene, product, { price }),
  }),
  "edit a price on TikTok": move<Repricing>({
    weight: 2,
    draw: drawPrice,
    play: (scene, { product, price }) =>
      editOnTikTok(scene, product, { price }),
  }),
  "edit a description in Shopify": move<Wording>({
    weight: 1,
    draw: (scene, dice) => drawText(scene, dice, "Shopify"),
    play: (scene, { product, text }) =>
      editInShopify(scene, product, { descriptionHtml: text }),
  }),
  "edit a description on TikTok": move<Wording>({
    weight: 1,
    draw: (scene, dice) => drawText(scene, dice, "TikTok Shop"),
    play: (scene, { product, text }) =>
      editOnTikTok(scene, product, { description: text }),
  }),
  "weigh a product in Shopify": move<{ product: number; grams: number }>({
    weight: 1,
    draw: ({ products }, dice) => ({
      product: dice.between(0, products.length - 1),
      grams: dice.between(20, 2_000),
    }),
    play: (scene, { product, grams }) =>
      editInShopify(scene, product, { grams }),
  }),
  "weigh a parcel on TikTok": move<{ product: number; pounds: string }>({
    weight: 1,
    draw: ({ products }, dice) => ({
      product: dice.between(0, products.length - 1),
      pounds: (dice.between(5, 500) / 100).toFixed(2),
    }),
    play: (scene, { product, pounds }) =>
      editOnTikTok(scene, product, { pounds }),
  }),
};

/** Both platforms take markup, and each keeps its own. */
const markups = [
  (text: string) => `<p>${text}</p>`,
  (text: string) => `<h2 class="x">In short</h2><div>${text}</div>`,
  (text: string) => `<ul><li>${text}</li><li>Salt &amp; cedar.</li></ul>`,
];

function drawText({ products }: Scene, dice: Dice, whose: string): Wording {
  return {
    product: dice.between(0, products.length - 1),
    text: dice.pick(markups)(`Words of ${whose} ${dice.between(1, 99)}.`),
  };
}

/** @param what of the product is edited; its texts and numbers unless named. */
export async function editInShopify(
  { town, products }: Scene,
  product: number,
  edit: object,
  what: "" | "/pictures" = "",
): Promise<string | null> {
  const number = products[product]?.id.split("/").at(-1);
  const edited = await where(() =>
    town.ask("POST", `/shopify/${town.handle}/products/${number}${what}`, edit),
  );
  return edited === null ? null : `${number}: ${JSON.stringify(edit)}`;
}

export async function editOnTikTok(
  scene: Scene,
  product: number,
  edit: object,
): Promise<string | null> {
  const listingId = listingOf(scene, product);
  if (!listingId) return null;
  const edited = await where(() =>
    scene.town.ask("POST", `/tiktok/products/${listingId}`, edit),
  );
  return edited === null ? null : `${listingId}: ${JSON.stringify(edit)}`;
}

/** Nobody edits what is deleted. */
export function listingOf(
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
