import type { FulfillmentOrderFact } from "#core/domain/facts.ts";
import type { WireFulfillmentOrder } from "../wire/fulfillment-order.ts";
import { isCancellationRequested } from "./cancellation-requested.ts";

export const toFulfillmentOrderFact = (
  order: WireFulfillmentOrder,
): FulfillmentOrderFact => ({
  externalId: order.id,
  locationId: order.assignedLocation.location?.id ?? null,
  status: order.status,
  requestStatus: order.requestStatus,
  cancellationRequested: isCancellationRequested(order),
  updatedAt: order.updatedAt,
  fulfillBy: order.fulfillBy ?? null,
  lines: order.lineItems.nodes.map((line) => ({
    externalId: line.id,
    orderLineExternalId: line.lineItem.id,
    variantExternalId: line.variant?.id ?? null,
    sku: line.sku || null,
    totalQuantity: line.totalQuantity,
    remainingQuantity: line.remainingQuantity,
  })),
});
