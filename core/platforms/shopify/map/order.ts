import type {
  StorefrontOrderFact,
  StorefrontOrderLineFact,
} from "#core/domain/facts.ts";
import { reasonInCancelNote } from "#core/domain/orders/cancel-reason.ts";
import { regionOf } from "#core/domain/promise/region.ts";
import type { MarkRecipient } from "#core/kit/recipient-mark.ts";
import type { WireOrder, WireOrderLine } from "../wire/order.ts";
import { toOrderDestination } from "./destination.ts";
import { toFulfillmentFact } from "./fulfillment.ts";
import { toFulfillmentOrderFact } from "./fulfillment-order.ts";
import { toMinor } from "./minor.ts";
import { unitProperty } from "./order-input.ts";

/** An order whose connections are complete. Amounts are the shop's, not what the buyer saw. */
export const toOrderFact = (
  order: WireOrder,
  markRecipient: MarkRecipient,
): StorefrontOrderFact => ({
  externalId: order.id,
  name: order.name,
  sourceIdentifier: order.sourceIdentifier || null,
  placedAt: order.processedAt,
  updatedAt: order.updatedAt,
  cancelledAt: order.cancelledAt,
  cancelReason: order.cancelReason,
  cancelSaid: reasonInCancelNote(
    order.cancelReason,
    order.cancellation?.staffNote ?? null,
  ),
  hasAftersales: order.returnStatus !== "NO_RETURN" || order.refunds.length > 0,
  currency: order.currencyCode,
  totalMinor: toMinor(order.totalPriceSet.shopMoney.amount, order.currencyCode),
  region: order.shippingAddress
    ? regionOf({
        countryCode: order.shippingAddress.countryCodeV2,
        state: order.shippingAddress.provinceCode,
        postalCode: order.shippingAddress.zip,
      })
    : null,
  recipientMark:
    order.shippingAddress &&
    markRecipient(order.id, toOrderDestination(order.shippingAddress, null)),
  lines: order.lineItems.nodes.map((line) =>
    toOrderLineFact(line, order.currencyCode),
  ),
  fulfillmentOrders: order.fulfillmentOrders.nodes.map(toFulfillmentOrderFact),
  fulfillments: order.fulfillments.map(toFulfillmentFact),
});

export const toOrderLineFact = (
  line: WireOrderLine,
  currency: string,
): StorefrontOrderLineFact => ({
  externalId: line.id,
  variantExternalId: line.variant?.id ?? null,
  sku: line.sku || null,
  marketplaceUnitId:
    line.customAttributes.find(({ key }) => key === unitProperty)?.value ??
    null,
  title: line.title,
  quantity: line.quantity,
  takenOff: line.quantity - line.currentQuantity,
  unitPriceMinor: toMinor(line.originalUnitPriceSet.shopMoney.amount, currency),
  paidUnitMinor: toMinor(
    line.discountedUnitPriceAfterAllDiscountsSet.shopMoney.amount,
    currency,
  ),
});
