import { type Desk, now } from "../desk.ts";
import { gid, idFromPath } from "../gid.ts";
import { type Disposal, dispose } from "../store/dispose.ts";
import { exchange } from "../store/exchange.ts";
import { fulfillmentsOf, lineById, locationById } from "../store/lookups.ts";
import type { StoredOrder } from "../store/order-records.ts";
import { refundReturn, suggestReturnRefund } from "../store/refund-return.ts";
import { returnReasons } from "../store/return-reasons.ts";
import type {
  DispositionType,
  StoredReturn,
  StoredReverseLine,
} from "../store/return-records.ts";
import { type ReturnDeed, returnRefusal } from "../store/return-states.ts";
import {
  returnableUnits,
  undisposed,
  unprocessed,
} from "../store/return-units.ts";
import {
  approveReturn,
  cancelReturn,
  closeReturn,
  declineReturn,
  type NewReturnLine,
  requestReturn,
  reverseOrdersOf,
} from "../store/returns.ts";
import { postReturn } from "../webhooks/return-letters.ts";
import { Refused } from "./refused.ts";

type Wish = {
  sku: string;
  quantity: number;
  reason: string;
  note?: string | undefined;
};

/** A customer asks to send back what was shipped to him: all of it, or the lines named. */
export function askReturn(
  desk: Desk,
  id: string,
  { lines }: { lines?: Wish[] | undefined },
) {
  const order = desk.store.orders.get(idFromPath(id, "Order"));
  if (!order) throw new Refused(404, `there is no order ${id}`);
  const asked = requestReturn(desk, {
    orderId: order.id,
    createdAt: now(desk),
    lines: lines
      ? lines.flatMap((wish) => wished(desk, order, wish))
      : everything(desk, order),
    exchanges: [],
    shippingFee: null,
  });
  return { id: gid("Return", asked.id), name: asked.name };
}

/** What can be sent back, parcel by parcel. */
function returnable(desk: Desk, order: StoredOrder) {
  return fulfillmentsOf(desk.store, order.id).flatMap((parcel) =>
    parcel.lines.map((entry) => ({
      parcel,
      entry,
      units: returnableUnits(desk.store, parcel, entry),
    })),
  );
}

function everything(desk: Desk, order: StoredOrder): NewReturnLine[] {
  const lines = returnable(desk, order)
    .filter(({ units }) => units > 0)
    .map((from) => taken(from, from.units, { reason: "unknown" }));
  if (lines.length === 0)
    throw new Refused(409, "nothing of it was shipped, or all is in a return");
  return lines;
}

function wished(desk: Desk, order: StoredOrder, wish: Wish): NewReturnLine[] {
  let left = wish.quantity;
  const lines = returnable(desk, order)
    .filter(({ entry }) => lineById(order, entry.lineId).sku === wish.sku)
    .flatMap((from) => {
      const units = Math.min(left, from.units);
      left -= units;
      return units > 0 ? [taken(from, units, wish)] : [];
    });
  if (left > 0)
    throw new Refused(409, `${left} of ${wish.sku} cannot be returned`);
  return lines;
}

function taken(
  { parcel, entry }: ReturnType<typeof returnable>[number],
  quantity: number,
  { reason: handle, note }: Pick<Wish, "reason" | "note">,
): NewReturnLine {
  const reason = returnReasons.find((each) => each.handle === handle);
  if (!reason) throw new Refused(422, `there is no return reason ${handle}`);
  return {
    fulfillmentId: parcel.id,
    fulfillmentLineId: entry.id,
    lineId: entry.lineId,
    quantity,
    reasonId: reason.id,
    reasonNote: "",
    customerNote: note ?? null,
    restockingPercentage: null,
  };
}

function demandReturn(desk: Desk, id: string, deed: ReturnDeed): StoredReturn {
  const found = desk.store.returns.get(idFromPath(id, "Return"));
  if (!found) throw new Refused(404, `there is no return ${id}`);
  const refusal = returnRefusal(found, deed);
  if (refusal) throw new Refused(409, refusal);
  return found;
}

export function approveByMerchant(desk: Desk, id: string): void {
  approveReturn(desk, demandReturn(desk, id, "approve"));
}

export function declineByMerchant(
  desk: Desk,
  id: string,
  why: { reason: string; note?: string | undefined },
): void {
  const { reason, note = null } = why;
  declineReturn(desk, demandReturn(desk, id, "decline"), { reason, note });
}

export function closeByMerchant(desk: Desk, id: string): void {
  closeReturn(desk, demandReturn(desk, id, "close"));
}

export function cancelReturnByMerchant(desk: Desk, id: string): void {
  cancelReturn(desk, demandReturn(desk, id, "cancel"));
}

/** The parcel is there: all that is still awaited is counted, and put where it belongs. */
export function receiveByMerchant(
  desk: Desk,
  id: string,
  how: {
    disposition: DispositionType;
    refund: boolean;
    locationId?: string | number | undefined;
  },
) {
  const one = demandReturn(desk, id, "process");
  const named =
    how.locationId === undefined
      ? undefined
      : locationById(
          desk.store,
          idFromPath(String(how.locationId), "Location"),
        );
  if (how.locationId !== undefined && !named)
    throw new Refused(404, `there is no location ${how.locationId}`);
  for (const part of reverseOrdersOf(desk, one))
    dispose(
      desk,
      part,
      part.lines.flatMap((line) =>
        disposalOf(line, how.disposition, named?.id ?? part.locationId),
      ),
    );
  for (const line of one.lines) line.processed += unprocessed(line);
  exchange(
    desk,
    one,
    one.exchanges
      .map((line) => ({ line, quantity: line.quantity - line.processed }))
      .filter(({ quantity }) => quantity > 0),
  );
  postReturn(desk, "returns/process", one);
  if (how.refund) payBack(desk, one);
}

/** What the customer should get by now, by the way he paid. */
function payBack(desk: Desk, one: StoredReturn): void {
  const units = one.lines
    .map((line) => ({ line, quantity: line.processed - line.refunded }))
    .filter(({ quantity }) => quantity > 0);
  const { money } = suggestReturnRefund(desk.store, one, units, 0);
  if (units.length > 0)
    refundReturn(desk, one, { units, shippingCents: 0, money, note: null });
}

function disposalOf(
  line: StoredReverseLine,
  type: DispositionType,
  locationId: number,
): Disposal[] {
  const quantity = undisposed(line);
  return quantity > 0 ? [{ line, type, quantity, locationId }] : [];
}
