import type {
  Asker,
  CancellationFact,
  CancellationStatus,
  RefundFact,
  ReturnFact,
  ReturnKind,
  ReturnQuestion,
  ReturnStatus,
} from "#core/domain/aftersale-facts.ts";
import { SyncError } from "#core/errors/sync-error.ts";
import { parseMoney } from "#core/kit/money.ts";
import { returnCauseOf } from "../return-causes.ts";
import type {
  CancellationWire,
  RefundWire,
  ReturnWire,
} from "../wire/aftersales.ts";

/** Operators of the platform and its automatic rules are the same to us. */
export const toAsker = (role: string | null | undefined): Asker =>
  role === "BUYER" ? "buyer" : role === "SELLER" ? "seller" : "platform";

/** The pages disagree on endings, such as …_CANCEL and …_CANCELLED, and one doubles an underscore. */
const plain = (text: string) =>
  text.replace(/__/g, "_").replace(/_CANCELLED$/, "_CANCEL");

function known<Value>(
  table: Record<string, Value>,
  text: string,
  what: string,
): Value {
  const value = table[plain(text)];
  if (value === undefined)
    throw new SyncError("wire_unexpected", {
      said: `${what} ${text.slice(0, 60)}`,
    });
  return value;
}

const cancellationStatuses: Record<string, CancellationStatus> = {
  CANCELLATION_REQUEST_PENDING: "pending",
  CANCELLATION_REQUEST_SUCCESS: "accepted",
  CANCELLATION_REQUEST_CANCEL: "closed",
  CANCELLATION_REQUEST_COMPLETE: "complete",
};

const returnStatuses: Record<string, ReturnStatus> = {
  RETURN_OR_REFUND_REQUEST_PENDING: "pending",
  REFUND_OR_RETURN_REQUEST_REJECT: "refused",
  AWAITING_BUYER_SHIP: "awaiting-parcel",
  BUYER_SHIPPED_ITEM: "parcel-sent",
  REJECT_RECEIVE_PACKAGE: "parcel-refused",
  AWAITING_BUYER_RESPONSE: "awaiting-buyer",
  RETURN_OR_REFUND_REQUEST_SUCCESS: "accepted",
  RETURN_OR_REFUND_REQUEST_CANCEL: "closed",
  RETURN_OR_REFUND_REQUEST_COMPLETE: "complete",
  REPLACEMENT_REQUEST_PENDING: "pending",
  REPLACEMENT_REQUEST_REJECT: "refused",
  REPLACEMENT_REQUEST_REFUND_SUCCESS: "accepted",
  REPLACEMENT_REQUEST_CANCEL: "closed",
  REPLACEMENT_REQUEST_COMPLETE: "complete",
};

const kinds: Record<string, ReturnKind> = {
  REFUND: "refund",
  RETURN_AND_REFUND: "return",
  REPLACEMENT: "replacement",
};

const questions: Record<string, ReturnQuestion> = {
  SELLER_RESPOND_REFUND: "refund",
  SELLER_RESPOND_RETURN: "return",
  SELLER_RESPOND_RECEIVE_PACKAGE: "parcel",
  SELLER_RESPOND_REPLACEMENT: "replacement",
};

const toLines = (lines: { order_line_item_id: string; sku_id: string }[]) =>
  lines.map((line) => ({
    orderLineExternalId: line.order_line_item_id,
    skuExternalId: line.sku_id,
  }));

const toRefunded = (refund: CancellationWire["refund_amount"]) => {
  const currency = refund?.currency ?? null;
  const total = refund?.refund_total;
  return {
    currency,
    refundMinor: currency && total ? parseMoney(total, currency).minor : null,
  };
};

const toShipping = (refund: ReturnWire["refund_amount"]): number => {
  const { currency, refund_shipping_fee: fee } = refund ?? {};
  return currency && fee ? parseMoney(fee, currency).minor : 0;
};

/** @throws SyncError wire_unexpected for a state that we do not know. */
export const toCancellation = (
  request: CancellationWire,
): CancellationFact => ({
  externalId: request.cancel_id,
  orderExternalId: request.order_id,
  status: known(
    cancellationStatuses,
    request.cancel_status,
    "cancellation status",
  ),
  askedBy: toAsker(request.role),
  reason: request.cancel_reason,
  reasonText: request.cancel_reason_text,
  answerBy: request.seller_next_action_response[0]?.deadline ?? null,
  createdAt: request.create_time,
  updatedAt: request.update_time,
  ...toRefunded(request.refund_amount),
  restock: request.should_replenish_stock,
  lines: toLines(request.cancel_line_items),
});

/** @throws SyncError wire_unexpected for a state or kind that we do not know. */
export function toReturn(request: ReturnWire): ReturnFact {
  const next = request.seller_next_action_response[0];
  return {
    externalId: request.return_id,
    orderExternalId: request.order_id,
    kind: known(kinds, request.return_type, "return type"),
    status: known(returnStatuses, request.return_status, "return status"),
    askedBy: toAsker(request.role),
    reason: request.return_reason,
    cause: returnCauseOf(request.return_reason),
    reasonText: request.return_reason_text,
    question: (next && questions[next.action]) ?? null,
    answerBy: next?.deadline ?? null,
    createdAt: request.create_time,
    updatedAt: request.update_time,
    ...toRefunded(request.refund_amount),
    shippingMinor: toShipping(request.refund_amount),
    keepsGoods:
      request.return_type !== "RETURN_AND_REFUND" ||
      request.can_buyer_keep_item,
    isQuick: request.is_quick_refund,
    trackingNumber: request.return_tracking_number,
    carrier: request.return_provider_name,
    lines: toLines(request.return_line_items),
  };
}

export function toRefund(refund: RefundWire): RefundFact {
  const minor = (text: string | null) =>
    text ? parseMoney(text, refund.currency).minor : 0;
  return {
    currency: refund.currency,
    totalMinor: minor(refund.refund_total),
    goodsMinor: minor(refund.refund_subtotal),
    shippingMinor: minor(refund.refund_shipping_fee),
    taxMinor: minor(refund.refund_tax),
  };
}
