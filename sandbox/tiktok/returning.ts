import {
  buyerAnswerMs,
  buyerShipMs,
  refundMs,
  returnTransitMs,
  sellerAnswerMs,
} from "./assumed.ts";
import { buy } from "./buying.ts";
import { nextTracking } from "./carriers.ts";
import { mintId } from "./ids.ts";
import { spread } from "./money.ts";
import { type Platform, seconds } from "./platform.ts";
import { saleOf } from "./pricing.ts";
import { refundOf, refundTotal } from "./refunds.ts";
import { receiveReturn, sendReturn } from "./return-parcels.ts";
import { moveOrder, openLines } from "./shipping.ts";
import type {
  CancelRole,
  Line,
  Order,
  Return,
  ReturnStatus,
  ReturnType,
} from "./state.ts";
import { sendLetter } from "./webhooks.ts";

export type ReturnWish = {
  role: CancelRole;
  type: ReturnType;
  reason: string;
  lineIds: string[];
  note?: string | undefined;
  /** Cents; the whole price of the units unless given. */
  refund?: number | undefined;
  handover?: Return["handover"] | undefined;
};

/** Somebody wants money or other goods for units of an order. What a seller opens himself needs no answer of his. */
export function openReturn(
  platform: Platform,
  order: Order,
  wish: ReturnWish,
): Return {
  const { state } = platform;
  const now = platform.now();
  const lines = order.lines.filter((l) => wish.lineIds.includes(l.id));
  const refund = refundOf(order, lines, false);
  const request = state.returns.add({
    id: mintId(state, "return"),
    orderId: order.id,
    lineIds: wish.lineIds,
    role: wish.role,
    type: wish.type,
    status:
      wish.type === "REPLACEMENT"
        ? "REPLACEMENT_REQUEST_PENDING"
        : "RETURN_OR_REFUND_REQUEST_PENDING",
    reason: wish.reason,
    buyerNote: wish.note ?? "",
    refund: wish.refund === undefined ? refund : partOf(refund, wish.refund),
    buyerKeepsItem: wish.type === "REFUND",
    partialRefund: null,
    buyerRejectedPartialRefund: false,
    handover: wish.handover ?? null,
    trackingNumber: null,
    providerId: null,
    providerName: null,
    arrivedAt: null,
    damagedUnits: 0,
    replacementOrderId: null,
    rejectReason: null,
    dueAt: now + sellerAnswerMs,
    records: [],
    createdAt: now,
    updatedAt: now,
  });
  state.orders.touch(order, now);
  note(request, now, wish.role, `${wish.type} requested`, wish.note);
  if (wish.role === "SELLER") grant(platform, request, "SELLER");
  else tellReturn(platform, request);
  remindOfReturn(platform, request);
  return request;
}

/** Parts a smaller sum like the whole: goods first, then tax. */
function partOf(whole: Return["refund"], sum: number): Return["refund"] {
  const [subtotal = 0, tax = 0] = spread(sum, [whole.subtotal, whole.tax]);
  return { subtotal, tax, shipping: 0 };
}

export function remindOfReturn({ agenda }: Platform, request: Return): void {
  if (request.dueAt !== null)
    agenda.remind(request.dueAt, "return", request.id);
}

/** Silence has become an answer, a parcel has arrived, or the money is back with the buyer. */
export function stepReturn(platform: Platform, id: string): void {
  const request = platform.state.returns.get(id);
  if (!request || request.dueAt === null || request.dueAt > platform.now())
    return;
  switch (request.status) {
    case "RETURN_OR_REFUND_REQUEST_PENDING":
    case "REPLACEMENT_REQUEST_PENDING":
      grant(platform, request, "SYSTEM");
      break;
    case "AWAITING_BUYER_SHIP":
      move(
        platform,
        request,
        "RETURN_OR_REFUND_REQUEST_CANCEL",
        "SYSTEM",
        null,
      );
      break;
    case "BUYER_SHIPPED_ITEM":
      if (request.arrivedAt === null) arrive(platform, request);
      else payBack(platform, request, "SYSTEM");
      break;
    case "AWAITING_BUYER_RESPONSE":
      answerOffer(platform, request, false);
      break;
    case "RETURN_OR_REFUND_REQUEST_SUCCESS":
      move(
        platform,
        request,
        "RETURN_OR_REFUND_REQUEST_COMPLETE",
        "SYSTEM",
        null,
      );
      break;
    case "REPLACEMENT_REQUEST_REFUND_SUCCESS":
      move(platform, request, "REPLACEMENT_REQUEST_COMPLETE", "SYSTEM", null);
      break;
    default:
      request.dueAt = null;
  }
  remindOfReturn(platform, request);
}

/** The request is granted as it was made. */
export function grant(
  platform: Platform,
  request: Return,
  by: CancelRole,
  keepsItem = false,
): void {
  if (request.type === "REPLACEMENT") {
    replace(platform, request, by);
    return;
  }
  if (request.type === "REFUND" || keepsItem) {
    request.buyerKeepsItem = true;
    payBack(platform, request, by);
    return;
  }
  move(
    platform,
    request,
    "AWAITING_BUYER_SHIP",
    by,
    platform.now() + buyerShipMs,
  );
  remindOfReturn(platform, request);
}

/** The same units again for nothing. @returns in words why there are none to send. */
export function replace(
  platform: Platform,
  request: Return,
  by: CancelRole,
): string | undefined {
  const { state } = platform;
  const order = state.orders.get(request.orderId);
  if (!order) return "the order is gone";
  const lines = linesOf(platform, request);
  const made = buy(platform, {
    lines: lines.map((l) => ({ skuId: l.skuId, quantity: 1 })),
    fulfillment: order.fulfillment,
    buyerId: order.buyerId,
    shipTo: order.shipTo,
    replaces: order.id,
  });
  if (typeof made === "string") {
    // Nothing left to send: money instead.
    if (by === "SYSTEM") payBack(platform, request, by);
    return made;
  }
  request.replacementOrderId = made.id;
  move(platform, request, "REPLACEMENT_REQUEST_COMPLETE", by, null);
  return undefined;
}

/** The buyer gets his money; an order that is wholly paid back is at its end. */
export function payBack(
  platform: Platform,
  request: Return,
  by: CancelRole,
): void {
  const at = platform.now();
  const order = platform.state.orders.get(request.orderId);
  const lines = linesOf(platform, request);
  const shares = spread(refundTotal(request.refund), lines.map(worthOf));
  for (const [i, line] of lines.entries()) line.refunded += shares[i] ?? 0;
  move(
    platform,
    request,
    request.type === "REPLACEMENT"
      ? "REPLACEMENT_REQUEST_REFUND_SUCCESS"
      : "RETURN_OR_REFUND_REQUEST_SUCCESS",
    by,
    at + refundMs,
  );
  remindOfReturn(platform, request);
  if (!order) return;
  const wholly = openLines(order).every((l) => l.refunded >= worthOf(l));
  if (!wholly || order.status === "COMPLETED") return;
  order.completedAt = at;
  moveOrder(platform, order, "COMPLETED", at);
}

const worthOf = (line: Line) => saleOf(line) + line.tax;

export const linesOf = ({ state }: Platform, request: Return): Line[] =>
  (state.orders.get(request.orderId)?.lines ?? []).filter((l) =>
    request.lineIds.includes(l.id),
  );

/** The seller says no, to the request or to the parcel that came back. */
export function reject(
  platform: Platform,
  request: Return,
  { reason, comment = "" }: { reason: string; comment?: string | undefined },
): void {
  const status: ReturnStatus =
    request.type === "REPLACEMENT"
      ? "REPLACEMENT_REQUEST_REJECT"
      : request.status === "BUYER_SHIPPED_ITEM"
        ? "REJECT_RECEIVE_PACKAGE"
        : "REFUND_OR_RETURN_REQUEST_REJECT";
  request.rejectReason = reason;
  move(platform, request, status, "SELLER", null, comment);
}

/** The seller offers a part of the money and lets the buyer keep the goods. */
export function offerPart(
  platform: Platform,
  request: Return,
  cents: number,
): void {
  request.partialRefund = cents;
  request.buyerRejectedPartialRefund = false;
  move(
    platform,
    request,
    "AWAITING_BUYER_RESPONSE",
    "SELLER",
    platform.now() + buyerAnswerMs,
  );
  remindOfReturn(platform, request);
}

/** The buyer takes the offer, or insists on what he asked for. */
export function answerOffer(
  platform: Platform,
  request: Return,
  accepted: boolean,
): void {
  if (accepted) {
    request.refund = partOf(request.refund, request.partialRefund ?? 0);
    request.buyerKeepsItem = true;
    payBack(platform, request, "BUYER");
    return;
  }
  request.buyerRejectedPartialRefund = true;
  move(
    platform,
    request,
    "RETURN_OR_REFUND_REQUEST_PENDING",
    "BUYER",
    platform.now() + sellerAnswerMs,
  );
  remindOfReturn(platform, request);
}

/** The buyer brings the goods to the post. */
export function shipBack(platform: Platform, request: Return): void {
  const { carrier, trackingNumber } = nextTracking(platform.state.fbt);
  request.trackingNumber = trackingNumber;
  request.providerId = carrier.id;
  request.providerName = carrier.name;
  sendReturn(platform, request, linesOf(platform, request));
  move(
    platform,
    request,
    "BUYER_SHIPPED_ITEM",
    "BUYER",
    platform.now() + returnTransitMs,
  );
  remindOfReturn(platform, request);
}

/** The parcel is back: the seller has to look at it; the FBT centre looks for itself. */
export function arrive(platform: Platform, request: Return): void {
  const now = platform.now();
  request.arrivedAt = now;
  const lines = linesOf(platform, request);
  for (const line of lines) line.returned = true;
  note(request, now, "SYSTEM", "The parcel has arrived");
  platform.state.returns.touch(request, now);
  if (receiveReturn(platform, request, lines)) {
    payBack(platform, request, "SYSTEM");
    return;
  }
  request.dueAt = now + sellerAnswerMs;
  remindOfReturn(platform, request);
}

/** The buyer takes the request back. */
export function withdraw(platform: Platform, request: Return): void {
  move(
    platform,
    request,
    request.type === "REPLACEMENT"
      ? "REPLACEMENT_REQUEST_CANCEL"
      : "RETURN_OR_REFUND_REQUEST_CANCEL",
    "BUYER",
    null,
  );
}

function move(
  platform: Platform,
  request: Return,
  status: ReturnStatus,
  by: CancelRole,
  dueAt: number | null,
  comment = "",
): void {
  const at = platform.now();
  request.status = status;
  request.dueAt = dueAt;
  note(request, at, by, status.replaceAll("_", " ").toLowerCase(), comment);
  const { state } = platform;
  state.returns.touch(request, at);
  const order = state.orders.get(request.orderId);
  if (order) state.orders.touch(order, at);
  tellReturn(platform, request);
}

function note(
  request: Return,
  at: number,
  role: CancelRole,
  description: string,
  text = "",
): void {
  request.records.push({ at, role, description, note: text });
}

/** Webhook 12. */
function tellReturn(platform: Platform, request: Return): void {
  sendLetter(platform, 12, {
    order_id: request.orderId,
    return_role: request.role,
    return_type: request.type,
    return_status: request.status,
    return_id: request.id,
    create_time: seconds(request.createdAt),
    update_time: seconds(request.updatedAt),
  });
}
