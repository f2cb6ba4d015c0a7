import type { StorefrontRefundFact } from "#core/domain/storefront-aftersale-facts.ts";
import { referenceIn } from "../reference-mark.ts";
import type { WireRefund } from "../wire/refund.ts";
import { toMinor } from "./minor.ts";

const restocks = {
  RETURN: "return",
  LEGACY_RESTOCK: "return",
  CANCEL: "cancel",
  NO_RESTOCK: "none",
} as const;

/** @param currency the shop's, in which the amounts are. */
export const toRefundFact = (
  wire: WireRefund,
  currency: string,
): StorefrontRefundFact => ({
  externalId: wire.id,
  createdAt: wire.createdAt ?? new Date(0),
  currency,
  totalMinor: toMinor(wire.totalRefundedSet.shopMoney.amount, currency),
  note: wire.note,
  returnExternalId: wire.return?.id ?? null,
  reference: referenceIn(wire.note),
  lines: wire.refundLineItems.nodes.map((line) => ({
    orderLineExternalId: line.lineItem.id,
    quantity: line.quantity,
    restock: restocks[line.restockType],
    locationId: line.location?.id ?? null,
  })),
});
