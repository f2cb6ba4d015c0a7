import { storefrontCancelReasons } from "#core/domain/orders/cancel-reason.ts";
import type { StockPromise } from "#core/domain/stock/stock-rule.ts";
import { changeLink } from "#core/flows/change-link.ts";
import { releaseVariants } from "#core/flows/release-variants.ts";
import { previewStockRule, setStockRule } from "#core/flows/set-stock-rule.ts";
import { choose } from "../../../flows/trials/catalog.ts";
import { askToCancel } from "../../../flows/trials/requests.ts";
import type { Scene } from "../scene.ts";
import { drawIndex, type Moves, move, where } from "./move.ts";

/** What the merchant does in Shopify and in the app. */
export const merchantMoves: Moves = {
  "count the merchant's stock": move<{ sku: string; available: number }>({
    weight: 3,
    draw: ({ skus }, dice) => ({
      sku: dice.pick(skus),
      available: dice.between(0, 20),
    }),
    async play({ town }, count) {
      const counted = await where(() =>
        town.ask("POST", `/shopify/${town.handle}/stock`, count),
      );
      return counted === null ? null : `${count.available} × ${count.sku}`;
    },
  }),
  "the merchant asks the network to cancel": move<{ order: number }>({
    weight: 2,
    draw: ({ shopifyOrders }, dice) => {
      const order = drawIndex(dice, shopifyOrders);
      return order === null ? null : { order };
    },
    async play({ town, shopifyOrders }, { order }) {
      const id = shopifyOrders[order] ?? "";
      return where(async () => {
        await askToCancel(town, id);
        return id;
      });
    },
  }),
  "the merchant cancels in Shopify": move<{
    nth: number;
    restock: boolean;
    /** Left out: what Shopify proposes, the customer's wish. */
    reason?: string;
    staffNote?: string;
  }>({
    weight: 2,
    draw: (_, dice) => ({
      nth: dice.between(0, 9),
      restock: dice.oneIn(2),
      ...(dice.oneIn(3) && { reason: dice.pick([...storefrontCancelReasons]) }),
      ...(dice.oneIn(6) && { staffNote: "The buyer called." }),
    }),
    async play({ town }, { nth, ...how }) {
      const { orders } = await town.control.shopify();
      const order = orders[nth];
      if (!order || order.cancelledAt !== null) return null;
      const number = order.id.split("/").at(-1);
      const cancelled = await where(() =>
        town.ask(
          "POST",
          `/shopify/${town.handle}/orders/${number}/cancel`,
          how,
        ),
      );
      return cancelled === null
        ? null
        : [order.name, how.reason, how.staffNote].filter(Boolean).join(", ");
    },
  }),
  "unlink a SKU": move<{ sku: string }>({
    weight: 1,
    draw: ({ skus }, dice) => ({ sku: dice.pick(skus) }),
    async play(scene, { sku }) {
      const linked = await linkAs(scene, sku, "none");
      if (linked === "unlinked") scene.unlinked.add(sku);
      return linked === "unlinked" ? sku : null;
    },
  }),
  "link it again": move<{ sku: string }>({
    weight: 2,
    draw: ({ unlinked }, dice) =>
      unlinked.size === 0 ? null : { sku: dice.pick([...unlinked]) },
    async play(scene, { sku }) {
      await linkAs(scene, sku, "own");
      scene.unlinked.delete(sku);
      return sku;
    },
  }),
  "promise a variant's stock": move<{
    sku: string;
    promise: StockPromise;
  }>({
    weight: 2,
    draw: ({ skus }, dice) => ({
      sku: dice.pick(skus),
      promise: dice.oneIn(4) ? "shared" : "guaranteed",
    }),
    async play({ town }, { sku, promise }) {
      const { id: variantId } = await town.prisma.variant.findFirstOrThrow({
        where: { sku },
      });
      const known = await town.prisma.stockRule.count({
        where: { itemId: variantId, channel: "marketplace" },
      });
      await setStockRule(town.world, town.shopId, {
        variantId,
        channel: "marketplace",
        limits: { bufferUnits: 0, cap: null, floor: 0, promise },
        basedOn: known,
        actor: "merchant:dice",
      });
      return `${sku} is ${promise}`;
    },
  }),
  "promise the whole shop's stock": move<{ promise: StockPromise }>({
    weight: 1,
    draw: (_, dice) => ({
      promise: dice.oneIn(3) ? "shared" : "guaranteed",
    }),
    async play({ town }, { promise }) {
      const wish = {
        variantId: null,
        channel: "marketplace" as const,
        limits: { bufferUnits: 0, cap: null, floor: 0, promise },
      };
      const { basedOn } = await previewStockRule(town.world, town.shopId, wish);
      const actor = "merchant:dice";
      await setStockRule(town.world, town.shopId, { ...wish, basedOn, actor });
      return `all is ${promise}`;
    },
  }),
  "choose a variant": move<{ sku: string }>({
    weight: 2,
    draw: ({ skus }, dice) => ({ sku: dice.pick(skus) }),
    async play({ town, chosen }, { sku }) {
      await choose(town, sku);
      chosen.add(sku);
      return sku;
    },
  }),
  "release a variant": move<{ sku: string }>({
    weight: 1,
    draw: ({ chosen }, dice) =>
      chosen.size < 2 ? null : { sku: dice.pick([...chosen]) },
    async play({ town, chosen }, { sku }) {
      const variant = await town.prisma.variant.findFirstOrThrow({
        where: { sku },
      });
      await releaseVariants(town.world, town.shopId, {
        variantIds: [variant.id],
        actor: "merchant:dice",
      });
      chosen.delete(sku);
      return sku;
    },
  }),
};

/** A person says what a TikTok SKU belongs to: to the variant of the same name, or to none. */
export async function linkAs(
  { town, onTikTok }: Scene,
  sku: string,
  to: "own" | "none",
): Promise<string> {
  const listed = await town.prisma.listingSku.findFirstOrThrow({
    where: { externalId: onTikTok.get(sku) ?? "" },
  });
  const variant = await town.prisma.variant.findFirstOrThrow({
    where: { sku },
  });
  const { outcome } = await changeLink(town.world, town.shopId, {
    listingSkuId: listed.id,
    variantId: to === "own" ? variant.id : null,
    actor: "merchant:dice",
    reason: null,
  });
  return outcome;
}
