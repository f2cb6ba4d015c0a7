import type { Scene } from "../scene.ts";
import { answerOne } from "./answer-one.ts";
import { drawIndex, type Moves, move, where } from "./move.ts";

/** What goes as a whole, on one side alone. */
export const deletionMoves: Moves = {
  "a whole listing is deleted on TikTok Shop": move<{ product: number }>({
    weight: 2,
    draw: drawProduct,
    async play(scene, { product }) {
      const { town, products, deletedListings } = scene;
      const { listingId = "" } = products[product] ?? {};
      if (deletedListings.includes(listingId)) return null;
      const deleted = await setStatus(scene, listingId, "DELETED");
      if (deleted === null) return null;
      deletedListings.push(listingId);
      return `${listingId} of ${town.handle}`;
    },
  }),
  "a deleted listing comes back": move<{ listing: number }>({
    weight: 2,
    draw: ({ deletedListings }, dice) => {
      const listing = drawIndex(dice, deletedListings);
      return listing === null ? null : { listing };
    },
    async play(scene, { listing }) {
      const [back = ""] = scene.deletedListings.splice(listing, 1);
      const done = await setStatus(scene, back, "ACTIVATE");
      return done === null ? null : back;
    },
  }),
  "a whole product is deleted in Shopify": move<{ product: number }>({
    weight: 2,
    draw: drawProduct,
    async play(scene, { product }) {
      const { town, products } = scene;
      const { id = "" } = products[product] ?? {};
      const gone = (await town.control.shopify()).products.find(
        (one) => one.id === id,
      );
      if (!gone) return null;
      const deleted = await where(() =>
        town.ask(
          "POST",
          `/shopify/${town.handle}/products/${id.split("/").at(-1)}/delete`,
          {},
        ),
      );
      if (deleted === null) return null;
      // He knows better than to go on with what he has deleted.
      for (const { sku } of gone.variants) {
        scene.skus = scene.skus.filter((other) => other !== sku);
        for (const kept of [scene.chosen, scene.kits, scene.unlinked])
          kept.delete(sku ?? "");
      }
      scene.products = products.filter((one) => one.id !== id);
      return gone.title;
    },
  }),
  "the merchant answers about a field": move<{
    nth: number;
    choice: "storefront" | "marketplace" | "leave";
  }>({
    weight: 4,
    draw: (_, dice) => ({
      nth: dice.between(0, 5),
      choice: dice.pick(["storefront", "marketplace", "leave"]),
    }),
    play: ({ town }, deed) => answerOne(town, { kind: "field" }, deed),
  }),
};

function drawProduct(
  { products }: Scene,
  dice: Parameters<typeof drawIndex>[0],
) {
  // One stays, so that there is something to go on with.
  return products.length < 2
    ? null
    : { product: dice.between(0, products.length - 1) };
}

const setStatus = ({ town }: Scene, listingId: string, status: string) =>
  where(() =>
    town.ask("POST", `/tiktok/products/${listingId}/status`, { status }),
  );
