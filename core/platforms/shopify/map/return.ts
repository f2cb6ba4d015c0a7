import type { ReturnFact } from "#core/world/storefront-orders.ts";
import type { WireReturn } from "../wire/return.ts";

export const toReturnFact = (wire: WireReturn): ReturnFact => ({
  externalId: wire.id,
  name: wire.name,
  status: wire.status,
  lines: wire.returnLineItems.nodes.map((line) => ({
    externalId: line.id,
    orderLineExternalId: line.fulfillmentLineItem.lineItem.id,
    quantity: line.quantity,
    processed: line.processedQuantity,
  })),
});
