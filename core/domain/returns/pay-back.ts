import { worthOfUnits } from "../orders/order-price.ts";
import type {
  MarketplaceReturn,
  OrderSituation,
} from "../orders/order-situation.ts";
import { perLine, unitsOf } from "./same-event.ts";

/** What the store records of money that the marketplace gave back: to the cent what the buyer got, and no unit twice. */
export type PayBack = {
  amountMinor: number;
  /** What of it is postage. */
  shippingMinor: number;
  /** Units that are paid back with it; none where the buyer got a part of their worth only. */
  lines: { orderLineExternalId: string; quantity: number }[];
  /** Where the goods lie now: on a shelf of the merchant's, on none of ours, or not there yet. */
  goods: string | null | "awaited";
};

/** Whether the marketplace has given the buyer his money. */
export const isPaid = ({ status, refundMinor }: MarketplaceReturn): boolean =>
  (status === "accepted" || status === "complete") && (refundMinor ?? 0) > 0;

/** Whether the store has something to record: money, or goods that have come back. */
export const isDue = (asked: MarketplaceReturn): boolean =>
  isPaid(asked) ||
  (bringsGoods(asked) &&
    (asked.status === "accepted" || asked.status === "complete"));

/** Whether goods come back with it: they are counted in before the store's return ends. */
export const bringsGoods = ({ kind, keepsGoods }: MarketplaceReturn): boolean =>
  kind === "return" && !keepsGoods;

/** @param ownLocationId the merchant's own shelf. */
export function payBackOf(
  situation: OrderSituation,
  asked: MarketplaceReturn,
  ownLocationId: string | null,
): PayBack {
  const units = unitsOf(situation, asked);
  const amountMinor = isPaid(asked) ? (asked.refundMinor ?? 0) : 0;
  const shippingMinor = Math.min(asked.shippingMinor, amountMinor);
  const worthOf = worthOfUnits(situation);
  const worth = units.reduce((sum, unit) => sum + worthOf(unit), 0);
  const isWhole = amountMinor - shippingMinor >= worth;
  return {
    amountMinor,
    shippingMinor,
    lines:
      isWhole || bringsGoods(asked)
        ? [...perLine(units)].map(([orderLineExternalId, quantity]) => ({
            orderLineExternalId,
            quantity,
          }))
        : [],
    goods: goodsOf(situation, asked, ownLocationId),
  };
}

/**
 * What the network shipped comes back to the network, which counts it in its own history; it never touches the merchant's
 * shelf, nor the number that Shopify shows for the network. What the merchant shipped lies on his shelf once TikTok Shop
 * has paid for a parcel that came back; where it pays before, he counts the goods in himself.
 */
function goodsOf(
  { order }: OrderSituation,
  asked: MarketplaceReturn,
  ownLocationId: string | null,
): PayBack["goods"] {
  if (!bringsGoods(asked) || order.fulfilledBy !== "merchant") return null;
  if (asked.isQuick) return "awaited";
  return asked.trackingNumber ? ownLocationId : null;
}
