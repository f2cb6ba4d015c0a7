import type { Store } from "../state.ts";
import { fulfillmentsOf, refundsOf } from "./lookups.ts";
import type { StoredRefundLine } from "./money-records.ts";
import { shipped } from "./order-sums.ts";
import type {
  StoredReturn,
  StoredReturnLine,
  StoredReverseLine,
} from "./return-records.ts";
import type {
  StoredFulfillment,
  StoredFulfillmentLine,
} from "./shipping-records.ts";

export function returnsOf(store: Store, orderId: number): StoredReturn[] {
  return store.returns.by("order", orderId);
}

/** A return that still holds on to its units: all but those that came to nothing. */
const isAlive = ({ status }: StoredReturn) =>
  status !== "CANCELED" && status !== "DECLINED";

/**
 * Units of a shipped line that are in no return yet. Units that were refunded by themselves are settled; that they cannot be
 * returned any more is assumed.
 */
export function returnableUnits(
  store: Store,
  fulfillment: StoredFulfillment,
  entry: StoredFulfillmentLine,
): number {
  if (fulfillment.status !== "SUCCESS") return 0;
  const { orderId } = fulfillment;
  const inReturns = returnsOf(store, orderId)
    .filter(isAlive)
    .flatMap(({ lines }) => lines);
  const ofParcel = add(
    inReturns.filter((line) => line.fulfillmentLineId === entry.id),
  );
  const ofLine = add(inReturns.filter((line) => line.lineId === entry.lineId));
  const settled = add(
    refundsOf(store, orderId)
      .filter(({ returnId }) => returnId === null)
      .flatMap(({ lines }) => lines)
      .filter((line) => line.lineId === entry.lineId && isShipped(line)),
  );
  const gone = shipped(store, { id: entry.lineId }, orderId);
  return Math.max(
    0,
    Math.min(entry.quantity - ofParcel, gone - ofLine - settled),
  );
}

/** Units that never left are cancelled, not returned. */
const isShipped = ({ restockType }: StoredRefundLine) =>
  restockType !== "CANCEL";

const add = (lines: { quantity: number }[]) =>
  lines.reduce((sum, { quantity }) => sum + quantity, 0);

/** The parcels of an order of which something can still be returned. */
export function returnableFulfillmentsOf(
  store: Store,
  orderId: number,
): StoredFulfillment[] {
  return fulfillmentsOf(store, orderId).filter((one) =>
    one.lines.some((entry) => returnableUnits(store, one, entry) > 0),
  );
}

/** Units of a return line that are still to be dealt with. */
export function unprocessed(line: StoredReturnLine): number {
  return line.quantity - line.processed;
}

/** Units of which nobody has said yet what became of them. */
export function undisposed(line: StoredReverseLine): number {
  return line.dispositions.reduce(
    (left, one) => left - one.quantity,
    line.total,
  );
}

/**
 * The badge on the order: a request before everything, then work, then what is over. A return whose units have all been
 * processed still counts as work. source: recorded answers of Order.returnStatus.
 */
export function orderReturnStatus(store: Store, orderId: number): string {
  const states = new Set(returnsOf(store, orderId).map((one) => one.status));
  if (states.has("REQUESTED")) return "RETURN_REQUESTED";
  if (states.has("OPEN")) return "IN_PROGRESS";
  return states.has("CLOSED") ? "RETURNED" : "NO_RETURN";
}
