import { type Desk, nextId } from "../desk.ts";
import { cents } from "../money.ts";
import type { Store } from "../state.ts";
import { fulfillmentOrdersOf, orderById } from "./lookups.ts";
import {
  addLine,
  levelOfLine,
  openFulfillmentOrder,
  touchOrder,
} from "./place-order.ts";
import type { StoredExchangeLine, StoredReturn } from "./return-records.ts";
import { commit } from "./stock.ts";
import { settle } from "./transactions.ts";
import { lineOfVariant } from "./variant-line.ts";

/** Units of an exchange line that the customer gets now. */
export type ExchangedUnits = { line: StoredExchangeLine; quantity: number };

/** What the customer owes for what he gets instead, in whole cents. Prices are those of today, which is assumed. */
export function exchangeCents(store: Store, units: ExchangedUnits[]): number {
  return units.reduce(
    (sum, { line, quantity }) =>
      sum + cents(store.variants.get(line.variantId)?.price ?? "0") * quantity,
    0,
  );
}

/**
 * Puts what the customer gets instead on his order, to be shipped like anything else he bought. It joins a
 * fulfillment order that waits untouched at the place which ships it, or opens one; that is assumed.
 */
export function exchange(
  desk: Desk,
  one: StoredReturn,
  units: ExchangedUnits[],
): void {
  if (units.length === 0) return;
  const order = orderById(desk.store, one.orderId);
  for (const { line, quantity } of units) {
    line.processed += quantity;
    const variant = desk.store.variants.get(line.variantId);
    if (!variant) continue;
    const { locationId, ...placed } = lineOfVariant(desk, variant, quantity);
    const stored = {
      ...placed,
      id: nextId(desk),
      claimed: false,
      removed: 0,
      tax: "0.00",
      discounts: [],
    };
    order.lines.push(stored);
    line.lineIds.push(stored.id);
    const part =
      fulfillmentOrdersOf(desk.store, order.id).find(
        (each) =>
          each.locationId === locationId &&
          each.status === "OPEN" &&
          each.requestStatus === "UNSUBMITTED",
      ) ?? openFulfillmentOrder(desk, order.id, locationId);
    addLine(desk, part, stored, quantity);
    const level = levelOfLine(desk, stored, locationId);
    if (!level) continue;
    stored.claimed = true;
    commit(desk, level, quantity);
  }
  order.closedAt = null;
  order.edited = true;
  settle(desk, order);
  touchOrder(desk, order);
}
