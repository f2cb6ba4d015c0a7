import type { Store } from "../state.ts";
import { fulfillmentsOf } from "./lookups.ts";
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

/** Units of a shipped line that are in no return yet. */
export function returnableUnits(
  store: Store,
  fulfillment: StoredFulfillment,
  entry: StoredFulfillmentLine,
): number {
  if (fulfillment.status !== "SUCCESS") return 0;
  const taken = returnsOf(store, fulfillment.orderId)
    .filter(isAlive)
    .flatMap(({ lines }) => lines)
    .filter((line) => line.fulfillmentLineId === entry.id)
    .reduce((sum, line) => sum + line.quantity, 0);
  return Math.max(0, entry.quantity - taken);
}

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
