import { type Desk, nextId, now } from "../desk.ts";
import { price } from "../money.ts";
import { postRefund } from "../webhooks/letters.ts";
import type { StoredRefund, StoredRefundLine } from "./money-records.ts";
import type { StoredOrder } from "./order-records.ts";
import { touchOrder } from "./place-order.ts";
import {
  type MoneyBack,
  type RefundedUnits,
  type SuggestedRefund,
  suggestRefund,
  type WorthOfUnits,
} from "./suggest-refund.ts";
import { stillShipped, takeBack, takeWaiting } from "./take-off-order.ts";
import { addTransaction, settle } from "./transactions.ts";

export type RefundWish = {
  lines: RefundedUnits[];
  /** Without tax. */
  shippingCents: number;
  money: MoneyBack[];
  note: string | null;
  /** Why more or less is given back than the units are worth. */
  discrepancyReason?: string | null;
  processedAt?: string | null;
  returnId?: number | null;
};

const cash = (ofCents: number) => price(ofCents / 100);

/**
 * Refunds units, shipping and money of an order: takes the units off it (and back to a shelf, where the restock type says
 * so), records what was given back, and tells the app of the refund and of the order. The caller has made sure that it
 * can be done.
 */
export function makeRefund(
  desk: Desk,
  order: StoredOrder,
  wish: RefundWish,
): StoredRefund {
  const worth = suggestRefund(desk.store, order, wish);
  const made = recordRefund(desk, order, wish, worth);
  for (const [index, each] of worth.lines.entries()) {
    const stored = made.lines[index];
    if (stored) stored.restocked = moveUnits(desk, order, each);
  }
  announceRefund(desk, order, made);
  touchOrder(desk, order);
  return made;
}

/** The refund alone, before any unit has moved and without a word to the app. */
export function recordRefund(
  desk: Desk,
  order: StoredOrder,
  wish: RefundWish,
  worth: SuggestedRefund,
): StoredRefund {
  const id = nextId(desk);
  const given = wish.money.reduce((sum, one) => sum + one.cents, 0);
  const difference = wish.money.length > 0 ? worth.amount - given : 0;
  const made: StoredRefund = {
    id,
    orderId: order.id,
    returnId: wish.returnId ?? null,
    note: wish.note,
    createdAt: now(desk),
    processedAt: wish.processedAt ?? now(desk),
    lines: worth.lines.map((each) => refundLine(desk, each)),
    shippingLines: worth.shipping.map(({ line, subtotal, tax }) => ({
      id: nextId(desk),
      shippingLineId: line.id,
      subtotal: cash(subtotal),
      tax: cash(tax),
    })),
    adjustments:
      difference === 0
        ? []
        : [
            {
              id: nextId(desk),
              amount: cash(difference),
              reason: wish.discrepancyReason ?? "REFUND_DISCREPANCY",
            },
          ],
  };
  desk.store.refunds.add(made);
  for (const { parent, cents } of wish.money)
    addTransaction(desk, order, {
      kind: "REFUND",
      cents,
      gateway: parent.gateway,
      parentId: parent.id,
      refundId: id,
      test: parent.test,
      processedAt: made.processedAt,
    });
  return made;
}

/** Says that a refund was made, once everything that belongs to it is in place. */
export function announceRefund(
  desk: Desk,
  order: StoredOrder,
  made: StoredRefund,
): void {
  settle(desk, order);
  postRefund(desk, made);
}

function refundLine(
  desk: Desk,
  { line, units, restockType, locationId, subtotal, tax }: WorthOfUnits,
): StoredRefundLine {
  return {
    id: nextId(desk),
    lineId: line.id,
    quantity: units,
    restockType,
    restocked: false,
    locationId,
    subtotal: cash(subtotal),
    tax: cash(tax),
  };
}

/**
 * Units that wait are no longer shipped, units that were shipped stay away or come back. Units that are neither cancelled
 * nor wait are taken from the shipped ones first.
 * source: Admin schema 2026-10, RefundLineItemRestockType; shopify.dev, REST order, `fulfillable_quantity`.
 * @returns whether any of them can be sold again.
 */
function moveUnits(
  desk: Desk,
  order: StoredOrder,
  { line, units, restockType, locationId }: WorthOfUnits,
): boolean {
  const gone =
    restockType === "CANCEL"
      ? 0
      : Math.min(units, stillShipped(desk, order, line));
  const restock = restockType !== "NO_RESTOCK";
  line.removed += units;
  if (units > gone)
    takeWaiting(desk, order, line, units - gone, { restock, locationId });
  if (gone > 0 && restock && locationId !== null)
    takeBack(desk, line, gone, locationId);
  return restock;
}
