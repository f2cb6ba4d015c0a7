import type { StorefrontReturnFact } from "#core/domain/storefront-aftersale-facts.ts";
import { referenceIn } from "../reference-mark.ts";
import type { WireReturn } from "../wire/return.ts";

export const toReturnFact = (wire: WireReturn): StorefrontReturnFact => ({
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
});
