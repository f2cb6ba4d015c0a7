import { listProduct, previewListing } from "#core/flows/list-product.ts";
import { wishFor } from "../../../flows/trials/listings.ts";
import type { Scene } from "../scene.ts";
import { answerOne } from "./answer-one.ts";
import { asFarAsItWorks, drawIndex, type Moves, move, where } from "./move.ts";

/** Products that a merchant makes within a history. */
const mostMade = 2;

/** Products come to TikTok Shop, and variants go on one side alone. */
export const listingMoves: Moves = {
  "a product is made in Shopify": move<{ prefix: string; seed: number }>({
    weight: 4,
    draw: ({ made }, dice) =>
      made.length >= mostMade
        ? null
        : { prefix: `NEW-${made.length + 1}`, seed: dice.between(1, 999) },
    async play({ town, made }, { prefix, seed }) {
      await town.ask("POST", "/catalog", {
        channel: "shopify",
        shop: town.handle,
        products: 1,
        variants: 2,
        pictures: 1,
        tell: true,
        prefix,
        seed,
      });
      made.push(prefix);
      return prefix;
    },
  }),
  "a product is listed on TikTok Shop": move<{
    made: number;
    withGoods: boolean;
  }>({
    weight: 4,
    draw: ({ made }, dice) => {
      const one = drawIndex(dice, made);
      return one === null ? null : { made: one, withGoods: dice.oneIn(2) };
    },
    async play({ town, made }, { made: nth, withGoods }) {
      const variant = await town.prisma.variant.findFirst({
        where: { sku: `${made[nth]}-1-1` },
      });
      if (!variant) return null;
      const wish = wishFor(variant.productId, withGoods);
      return asFarAsItWorks(async () => {
        const seen = await previewListing(town.world, town.shopId, wish);
        if (!seen || seen.blockers.length > 0) return null;
        const { outcome } = await listProduct(town.world, town.shopId, {
          wish,
          fingerprint: seen.fingerprint,
          actor: "merchant:dice",
        });
        return outcome === "listing"
          ? `${made[nth]}${withGoods ? ", with goods" : ""}`
          : null;
      });
    },
  }),
  "buyers see what was listed": move({
    weight: 3,
    draw: ({ made }) => (made.length === 0 ? null : {}),
    play: seeListed,
  }),
  "a variant is deleted in Shopify": move<{ sku: string }>({
    weight: 1,
    draw: ({ skus }, dice) => ({ sku: dice.pick(skus) }),
    async play(scene, { sku }) {
      const { town } = scene;
      const deleted = await where(() =>
        town.ask("POST", `/shopify/${town.handle}/variants/delete`, { sku }),
      );
      if (deleted === null) return null;
      // He knows better than to go on with what he has deleted.
      scene.skus = scene.skus.filter((other) => other !== sku);
      scene.chosen.delete(sku);
      scene.kits.delete(sku);
      scene.unlinked.delete(sku);
      return sku;
    },
  }),
  "a SKU is deleted on TikTok": move<{ sku: string }>({
    weight: 1,
    draw: ({ skus }, dice) => ({ sku: dice.pick(skus) }),
    async play({ town, onTikTok }, { sku }) {
      const { products } = await town.control.tiktok();
      const listed = products.find(
        ({ status, skus }) =>
          status !== "DELETED" &&
          skus.some(({ id }) => id === onTikTok.get(sku)),
      );
      const deleted = await where(() =>
        town.ask("POST", `/tiktok/products/${listed?.id}`, { without: [sku] }),
      );
      return deleted === null ? null : sku;
    },
  }),
  "the merchant answers about a variant": move<{
    nth: number;
    choice: "storefront" | "leave";
  }>({
    weight: 3,
    draw: (_, dice) => ({
      nth: dice.between(0, 3),
      choice: dice.pick(["storefront", "storefront", "leave"]),
    }),
    play: ({ town }, deed) => answerOne(town, { field: "variant" }, deed),
  }),
};

/** SKUs that buyers can find by now, under the ids that TikTok Shop has given them; one may have come back under another. */
export async function seeListed(scene: Scene): Promise<string | null> {
  const { town, skus, onTikTok, products, made } = scene;
  const listed = (await town.control.tiktok()).products;
  const seen: string[] = [];
  for (const product of listed.filter(({ status }) => status === "ACTIVATE"))
    for (const { sellerSku, id } of product.skus) {
      const isMade = made.some((prefix) => sellerSku.startsWith(`${prefix}-`));
      const isKnown = onTikTok.has(sellerSku);
      if (onTikTok.get(sellerSku) === id || !(isMade || isKnown)) continue;
      onTikTok.set(sellerSku, id);
      seen.push(sellerSku);
      if (isKnown) continue;
      skus.push(sellerSku);
      const variant = await town.prisma.variant.findFirst({
        where: { sku: sellerSku },
        include: { product: true },
      });
      if (
        variant &&
        products.every(({ listingId }) => listingId !== product.id)
      )
        products.push({
          id: variant.product.externalId,
          listingId: product.id,
        });
    }
  return seen.length > 0 ? seen.join() : null;
}
