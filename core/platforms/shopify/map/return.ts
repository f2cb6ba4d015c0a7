import type { StorefrontReturnFact } from "#core/domain/storefront-aftersale-facts.ts";
import { referenceIn } from "../reference-mark.ts";
import type { ReturnedLine, WireReturn } from "../wire/return.ts";

export const toReturnFact = (
  wire: WireReturn,
  returned: ReturnedLine[],
): StorefrontReturnFact => ({
  externalId: wire.id,
  name: wire.name,
  status: wire.status,
  createdAt: wire.createdAt,
  declineNote: wire.decline?.note ?? null,
  reference: referenceIn(
    ...wire.returnLineItems.nodes.flatMap((line) => [
      line.returnReasonNote,
      line.customerNote,
    ]),
  ),
  lines: wire.returnLineItems.nodes.map((line) => ({
    externalId: line.id,
    orderLineExternalId: line.fulfillmentLineItem.lineItem.id,
    quantity: line.quantity,
    processed: line.processedQuantity,
    reason: line.returnReasonDefinition?.handle ?? null,
  })),
  restocks: returned.flatMap(({ fulfillmentLineItem, dispositions }) =>
    dispositions.flatMap(({ type, quantity, createdAt, location }) =>
      fulfillmentLineItem && type === "RESTOCKED"
        ? {
            orderLineExternalId: fulfillmentLineItem.lineItem.id,
            quantity,
            locationId: location?.id ?? null,
            at: createdAt,
          }
        : [],
    ),
  ),
});
