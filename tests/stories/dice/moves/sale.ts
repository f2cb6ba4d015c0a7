import type { Dice } from "#sandbox/dice.ts";
import type { Scene } from "../scene.ts";
import { listingOf } from "./edits.ts";
import { type Moves, move, where } from "./move.ts";

const inShopify = ["ACTIVE", "DRAFT", "ARCHIVED", "UNLISTED"] as const;
const byPlatform = ["PLATFORM_DEACTIVATED", "FREEZE"] as const;

/** What is for sale, and what is not: by the merchant on either side, and by TikTok Shop itself. */
export const saleMoves: Moves = {
  "a product is put on sale in Shopify, or taken off it": move<{
    product: number;
    status: (typeof inShopify)[number];
  }>({
    weight: 2,
    draw: (scene, dice) => ({
      product: drawProduct(scene, dice),
      status: dice.pick(inShopify),
    }),
    async play({ town, products }, { product, status }) {
      const number = products[product]?.id.split("/").at(-1);
      const edited = await where(() =>
        town.ask("POST", `/shopify/${town.handle}/products/${number}`, {
          status,
        }),
      );
      return edited === null ? null : `${number} is ${status}`;
    },
  }),
  "the seller switches a listing on or off": move<{
    product: number;
    on: boolean;
  }>({
    weight: 2,
    draw: (scene, dice) => ({
      product: drawProduct(scene, dice),
      on: !dice.oneIn(3),
    }),
    play: (scene, { product, on }) =>
      on
        ? switchTo(scene, product, "ACTIVATE", [
            "SELLER_DEACTIVATED",
            "PLATFORM_DEACTIVATED",
          ])
        : switchTo(scene, product, "SELLER_DEACTIVATED", ["ACTIVATE"]),
  }),
  "TikTok Shop takes a listing off sale": move<{
    product: number;
    status: (typeof byPlatform)[number];
  }>({
    weight: 1,
    draw: (scene, dice) => ({
      product: drawProduct(scene, dice),
      status: dice.pick(byPlatform),
    }),
    play: (scene, { product, status }) =>
      switchTo(scene, product, status, ["ACTIVATE", "SELLER_DEACTIVATED"]),
  }),
  "TikTok Shop lets a listing go": move<{ product: number }>({
    weight: 2,
    draw: (scene, dice) => ({ product: drawProduct(scene, dice) }),
    play: (scene, { product }) =>
      switchTo(scene, product, "ACTIVATE", [...byPlatform]),
  }),
};

const drawProduct = ({ products }: Scene, dice: Dice) =>
  dice.between(0, products.length - 1);

/** @param from where a listing must stand for it. */
async function switchTo(
  scene: Scene,
  product: number,
  status: string,
  from: string[],
): Promise<string | null> {
  const id = listingOf(scene, product);
  const { products } = await scene.town.control.tiktok();
  const listing = products.find((one) => one.id === id);
  if (!id || !listing || !from.includes(listing.status)) return null;
  await scene.town.ask("POST", `/tiktok/products/${id}/status`, { status });
  return `${id} is ${status}`;
}

/** What TikTok Shop has frozen it lets go, also where nothing in Shopify goes with it any more. */
export async function letGo({ town }: Scene): Promise<void> {
  const { products } = await town.control.tiktok();
  for (const { id, status } of products)
    if (status === "FREEZE")
      await town.ask("POST", `/tiktok/products/${id}/status`, {
        status: "ACTIVATE",
      });
}
