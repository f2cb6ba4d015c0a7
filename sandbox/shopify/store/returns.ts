import { type Desk, nextId, now } from "../desk.ts";
import { postReturn, postReturnUpdate } from "../webhooks/return-letters.ts";
import { orderById } from "./lookups.ts";
import type {
  StoredExchangeLine,
  StoredReturn,
  StoredReturnLine,
  StoredReverseFulfillmentOrder,
} from "./return-records.ts";
import { returnsOf } from "./return-units.ts";

/** A line as it is asked for. */
export type NewReturnLine = Omit<
  StoredReturnLine,
  "id" | "processed" | "refunded" | "restockingFee"
> & { restockingPercentage: number | null };

export type NewReturn = {
  orderId: number;
  lines: NewReturnLine[];
  exchanges: Pick<StoredExchangeLine, "variantId" | "quantity">[];
  shippingFee: string | null;
  createdAt: string;
};

/** The customer asks; the merchant has to answer. Nothing is taken in before that. */
export function requestReturn(desk: Desk, wanted: NewReturn): StoredReturn {
  const asked = file(desk, wanted, "REQUESTED");
  postReturn(desk, "returns/request", asked);
  return asked;
}

/** A return that needs no answer. It counts as approved, as the letter says. source: shopify.dev, topic RETURNS_APPROVE. */
export function openReturn(desk: Desk, wanted: NewReturn): StoredReturn {
  const opened = file(desk, wanted, "OPEN");
  openReverseOrders(desk, opened);
  postReturn(desk, "returns/approve", opened);
  return opened;
}

export function approveReturn(desk: Desk, one: StoredReturn): void {
  one.status = "OPEN";
  one.requestApprovedAt = now(desk);
  openReverseOrders(desk, one);
  postReturn(desk, "returns/approve", one);
}

export function declineReturn(
  desk: Desk,
  one: StoredReturn,
  decline: { reason: string; note: string | null },
): void {
  one.status = "DECLINED";
  one.decline = decline;
  postReturn(desk, "returns/decline", one);
}

/** What the reverse fulfillment orders of a closed, reopened or cancelled return become is assumed. */
export function closeReturn(desk: Desk, one: StoredReturn): void {
  if (one.status === "CLOSED") return;
  one.status = "CLOSED";
  one.closedAt = now(desk);
  setReverseOrders(desk, one, "CLOSED");
  postReturn(desk, "returns/close", one);
}

export function reopenReturn(desk: Desk, one: StoredReturn): void {
  if (one.status === "OPEN") return;
  one.status = "OPEN";
  one.closedAt = null;
  setReverseOrders(desk, one, "OPEN");
  postReturn(desk, "returns/reopen", one);
}

export function cancelReturn(desk: Desk, one: StoredReturn): void {
  if (one.status === "CANCELED") return;
  one.status = "CANCELED";
  setReverseOrders(desk, one, "CANCELED");
  postReturn(desk, "returns/cancel", one);
}

/** Units that will not come back after all. A return without a line is closed. source: recorded answers of removeFromReturn. */
export function removeFromReturn(
  desk: Desk,
  one: StoredReturn,
  removed: { line: StoredReturnLine | StoredExchangeLine; quantity: number }[],
): void {
  for (const { line, quantity } of removed) line.quantity -= quantity;
  one.lines = one.lines.filter(({ quantity }) => quantity > 0);
  one.exchanges = one.exchanges.filter(({ quantity }) => quantity > 0);
  for (const part of reverseOrdersOf(desk, one)) {
    for (const entry of part.lines) {
      const line = one.lines.find(({ id }) => id === entry.returnLineId);
      entry.total = line?.quantity ?? 0;
    }
    part.lines = part.lines.filter(({ total }) => total > 0);
    desk.store.reverseOrders.refile(part);
  }
  postReturnUpdate(
    desk,
    one,
    removed.map(({ line, quantity }) => ({ id: line.id, delta: -quantity })),
  );
  if (one.lines.length === 0 && one.exchanges.length === 0)
    closeReturn(desk, one);
}

export function reverseOrdersOf(
  { store }: Pick<Desk, "store">,
  one: StoredReturn,
): StoredReverseFulfillmentOrder[] {
  return store.reverseOrders.by("return", one.id);
}

function file(
  desk: Desk,
  { lines, exchanges, shippingFee, ...wanted }: NewReturn,
  status: "REQUESTED" | "OPEN",
): StoredReturn {
  const order = orderById(desk.store, wanted.orderId);
  return desk.store.returns.add({
    ...wanted,
    id: nextId(desk),
    name: `${order.name}-R${returnsOf(desk.store, order.id).length + 1}`,
    status,
    requestApprovedAt: null,
    closedAt: null,
    decline: null,
    lines: lines.map(({ restockingPercentage: percentage, ...line }) => ({
      ...line,
      id: nextId(desk),
      processed: 0,
      refunded: 0,
      restockingFee:
        percentage === null ? null : { id: nextId(desk), percentage },
    })),
    exchanges: exchanges.map((line) => ({
      ...line,
      id: nextId(desk),
      processed: 0,
      lineIds: [],
    })),
    shippingFee:
      shippingFee === null ? null : { id: nextId(desk), amount: shippingFee },
  });
}

/** One per place from which the units were shipped. Recorded answers show one; that several places make several is assumed. */
function openReverseOrders(desk: Desk, one: StoredReturn): void {
  const byPlace = new Map<number, StoredReverseFulfillmentOrder>();
  for (const line of one.lines) {
    const locationId =
      desk.store.fulfillments.get(line.fulfillmentId)?.locationId ??
      desk.store.defaultLocationId;
    const part: StoredReverseFulfillmentOrder = byPlace.get(locationId) ?? {
      id: nextId(desk),
      orderId: one.orderId,
      returnId: one.id,
      locationId,
      status: "OPEN",
      lines: [],
    };
    byPlace.set(locationId, part);
    part.lines.push({
      id: nextId(desk),
      returnLineId: line.id,
      fulfillmentId: line.fulfillmentId,
      fulfillmentLineId: line.fulfillmentLineId,
      lineId: line.lineId,
      total: line.quantity,
      dispositions: [],
    });
  }
  for (const part of byPlace.values()) desk.store.reverseOrders.add(part);
}

function setReverseOrders(
  desk: Desk,
  one: StoredReturn,
  status: StoredReverseFulfillmentOrder["status"],
): void {
  for (const part of reverseOrdersOf(desk, one)) part.status = status;
}
