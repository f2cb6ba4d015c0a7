import type { Desk } from "../desk.ts";
import { orderMoney } from "./order-money.ts";
import type { StoredOrder } from "./order-records.ts";

/** Something is owed, and nobody has called the order off. */
export function mayMarkAsPaid(desk: Desk, order: StoredOrder): boolean {
  return (
    order.cancelledAt === null && orderMoney(desk.store, order).outstanding > 0
  );
}
