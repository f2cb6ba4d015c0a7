import type { StorefrontFulfillmentFact } from "#core/domain/facts.ts";
import type { WireFulfillment } from "../wire/fulfillment.ts";

/** A tracking entry without a number leads nowhere and is left out. */
export const toFulfillmentFact = (
  fulfillment: WireFulfillment,
): StorefrontFulfillmentFact => ({
  externalId: fulfillment.id,
  locationId: fulfillment.location?.id ?? null,
  status: fulfillment.status,
  createdAt: fulfillment.createdAt,
  updatedAt: fulfillment.updatedAt,
  deliveredAt: fulfillment.deliveredAt,
  tracking: fulfillment.trackingInfo.flatMap(({ company, number, url }) =>
    number ? [{ carrier: company ?? "", number, url }] : [],
  ),
  lines: fulfillment.fulfillmentLineItems.nodes.map((line) => ({
    orderLineExternalId: line.lineItem.id,
    quantity: line.quantity ?? 0,
  })),
});
