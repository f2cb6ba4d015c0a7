import type { Store } from "../state.ts";
import { lineById, orderById } from "./lookups.ts";
import { worthOfUnits } from "./order-money.ts";
import type { StoredReturn, StoredReturnLine } from "./return-records.ts";

/** What some units of a return line were sold for, after discounts and without tax. */
export function paidCents(
  store: Store,
  { orderId }: Pick<StoredReturn, "orderId">,
  { lineId }: Pick<StoredReturnLine, "lineId">,
  units: number,
): number {
  return worthOfUnits(lineById(orderById(store, orderId), lineId), 0, units);
}

/** What the customer pays for a line's being taken back. */
export function restockingFeeCents(
  store: Store,
  one: StoredReturn,
  line: StoredReturnLine,
  units: number = line.quantity,
): number {
  const percentage = line.restockingFee?.percentage ?? 0;
  return Math.round((paidCents(store, one, line, units) * percentage) / 100);
}
