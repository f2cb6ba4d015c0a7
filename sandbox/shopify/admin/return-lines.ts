import type { Desk } from "../desk.ts";
import { gid } from "../gid.ts";
import { lineById, orderById, productById } from "../store/lookups.ts";
import { variantTitle } from "../store/product-records.ts";
import { type ReturnReason, reasonById } from "../store/return-reasons.ts";
import type {
  StoredExchangeLine,
  StoredReturn,
  StoredReturnLine,
} from "../store/return-records.ts";
import { paidCents, restockingFeeCents } from "../store/return-sums.ts";
import { unprocessed } from "../store/return-units.ts";
import type { Listing } from "./connection.ts";
import { fulfillmentLineView } from "./fulfillments.ts";
import { lineItemView } from "./line-items.ts";
import { moneyBag } from "./money-view.ts";
import type { View } from "./view.ts";

/** A shipped line by its own id, wherever it went. */
export function shippedLineView(
  desk: Desk,
  at: { fulfillmentId: number; fulfillmentLineId: number },
): View | null {
  const one = desk.store.fulfillments.get(at.fulfillmentId);
  const entry = one?.lines.find(({ id }) => id === at.fulfillmentLineId);
  return one && entry ? fulfillmentLineView(desk, one, entry) : null;
}

export const returnLineListing = (
  desk: Desk,
  one: StoredReturn,
): Listing<StoredReturnLine> => ({
  id: (line) => line.id,
  view: (line) => returnLineView(desk, one, line),
});

function returnLineView(
  desk: Desk,
  one: StoredReturn,
  line: StoredReturnLine,
): View {
  const { currency } = desk.store;
  const reason = reasonById(line.reasonId);
  const fee = line.restockingFee;
  const isOpen = one.status === "OPEN";
  return {
    __typename: "ReturnLineItem",
    id: gid("ReturnLineItem", line.id),
    quantity: line.quantity,
    processedQuantity: line.processed,
    unprocessedQuantity: unprocessed(line),
    processableQuantity: isOpen ? unprocessed(line) : 0,
    refundedQuantity: line.refunded,
    refundableQuantity: isOpen ? line.quantity - line.refunded : 0,
    returnReason: reason?.old ?? "UNKNOWN",
    returnReasonDefinition: reason ? reasonView(reason) : null,
    returnReasonNote: line.reasonNote,
    customerNote: line.customerNote,
    fulfillmentLineItem: () => shippedLineView(desk, line),
    withCodeDiscountedTotalPriceSet: moneyBag(
      paidCents(desk.store, one, line, line.quantity),
      currency,
    ),
    restockingFee: fee && {
      __typename: "RestockingFee",
      id: gid("Fee", fee.id),
      percentage: fee.percentage,
      amountSet: moneyBag(restockingFeeCents(desk.store, one, line), currency),
    },
  };
}

export function reasonView({ id, name, handle }: ReturnReason): View {
  return {
    __typename: "ReturnReasonDefinition",
    id: gid("ReturnReasonDefinition", id),
    name,
    handle,
    deleted: false,
  };
}

export const exchangeListing = (
  desk: Desk,
  one: StoredReturn,
): Listing<StoredExchangeLine> => ({
  id: (line) => line.id,
  view: (line) => exchangeView(desk, one, line),
});

function exchangeView(
  desk: Desk,
  one: StoredReturn,
  line: StoredExchangeLine,
): View {
  const { store } = desk;
  const order = orderById(store, one.orderId);
  const lines = () =>
    line.lineIds.map((id) => lineItemView(desk, order, lineById(order, id)));
  const left = line.quantity - line.processed;
  const variant = store.variants.get(line.variantId);
  return {
    __typename: "ExchangeLineItem",
    id: gid("ExchangeLineItem", line.id),
    quantity: line.quantity,
    processedQuantity: line.processed,
    unprocessedQuantity: left,
    processableQuantity: one.status === "OPEN" ? left : 0,
    variantId: gid("ProductVariant", line.variantId),
    variantSku: variant?.sku ?? null,
    variantTitle: variant ? variantTitle(variant) : null,
    productId: variant ? gid("Product", variant.productId) : null,
    title: variant ? productById(store, variant.productId).title : null,
    lineItem: () => lines().at(0) ?? null,
    lineItems: lines,
  };
}
