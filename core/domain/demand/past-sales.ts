import type { MarketplaceOrderFact } from "../facts.ts";
import type { OrderNature } from "../order-money-facts.ts";

/** Orders of these kinds are somebody's wish to have the goods; samples, replacements and lotteries are not. */
export const wishedNatures = [
  "ordinary",
  "pre-order",
  "made-to-order",
  "back-order",
] as const satisfies OrderNature[];

/** What one order of the time before Quayside wanted, by the channel's own items: a variant's gid, or a TikTok SKU's id. */
export type PastSale = {
  orderExternalId: string;
  placedAt: Date;
  lines: { itemExternalId: string; units: number }[];
};

/** Two years and some: the same weeks of last year, and what came before them. */
export const pastSalesDays = 735;

/**
 * What a TikTok order wanted; null where it says nothing of demand, as one that was cancelled.
 */
export function pastSaleOf(order: MarketplaceOrderFact): PastSale | null {
  const { externalId: orderExternalId, placedAt, status, nature } = order;
  const isPaid =
    status !== "UNPAID" && status !== "ON_HOLD" && status !== "CANCELLED";
  if (!isPaid || !wishedNatures.some((wished) => wished === nature))
    return null;
  const units = new Map<string, number>();
  for (const { skuExternalId, isGift, isCancelled } of order.lines)
    if (!isGift && !isCancelled)
      units.set(skuExternalId, (units.get(skuExternalId) ?? 0) + 1);
  return {
    orderExternalId,
    placedAt,
    lines: [...units].map(([itemExternalId, count]) => ({
      itemExternalId,
      units: count,
    })),
  };
}

/**
 * Whether another app brought a Shopify order from TikTok Shop, by the marks that such apps leave: it is told by TikTok Shop
 * itself. Assumed: each of them names TikTok in the order's source or tags, as TikTok's own does.
 */
export const isFromTikTok = ({
  sourceName,
  tags,
}: {
  sourceName: string | null;
  tags: readonly string[];
}): boolean =>
  [sourceName ?? "", ...tags].some((mark) => /tik\s?tok/i.test(mark));
