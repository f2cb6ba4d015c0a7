import { catalog, type ErrorCode } from "../../errors/catalog.ts";
import type { OrderSituation, RequestSituation } from "./order-situation.ts";
import {
  type RejectionReason,
  rejectionReasonFor,
} from "./rejection-reasons.ts";

/** Our no to a fulfillment request: Shopify's word for it, and ours. */
export type Refusal = { reason: RejectionReason; message: string };

/** How the network's no is told in Shopify; a preview says it with the same words before. */
export const refusalFor = (code: ErrorCode): Refusal => ({
  reason: rejectionReasonFor(code),
  message: `${catalog[code].title}. ${catalog[code].fix}`,
});

/** What is refused without asking the network; null where the network has to be asked. */
export function refusalBeforeAsking(
  { order, variantsWithGoods }: OrderSituation,
  request: Pick<RequestSituation, "lines">,
): Refusal | null {
  if (order.channel === "marketplace" && order.fulfilledBy === "network")
    return { reason: "OTHER", message: "TikTok ships this order itself." };
  const without = request.lines.filter(
    ({ remainingQuantity, variantId }) =>
      remainingQuantity > 0 &&
      (variantId === null || !variantsWithGoods.has(variantId)),
  );
  return without.length > 0
    ? {
        reason: "INVALID_SKU",
        message: `The network has no goods for ${without.map((line) => line.sku ?? "a line without SKU").join(", ")}.`,
      }
    : null;
}
