import { type Desk, shopifyTime } from "../desk.ts";
import { idOf } from "../gid.ts";
import { cents } from "../money.ts";
import { orderByGid } from "../store/lookups.ts";
import { makeRefund } from "../store/make-refund.ts";
import type { StoredOrder } from "../store/order-records.ts";
import { unshipped } from "../store/order-sums.ts";
import {
  everything,
  type MoneyBack,
  type RefundedUnits,
  suggestRefund,
} from "../store/suggest-refund.ts";
import { notSimulated, type UserError, userError } from "./errors.ts";
import { atMostOnce } from "./idempotency.ts";
import { orderView } from "./orders.ts";
import {
  type RefundInput,
  type RefundLineInput,
  restockTypeOf,
} from "./refund-input.ts";
import { refundView } from "./refunds.ts";
import type { View } from "./view.ts";

type Outcome = {
  orderId: number | null;
  refundId: number | null;
  userErrors: UserError[];
};

/**
 * source: Admin schema 2026-10; recorded answers of refundCreate 2026-04. The words for units, shipping and sums that
 * cannot be refunded are assumed: no recording shows them.
 */
function act(desk: Desk, { input }: { input: RefundInput }): Outcome {
  if (input.refundDuties?.length) throw notSimulated("refunds of duties");
  if (input.refundMethods?.length) throw notSimulated("refundMethods");
  const order = orderByGid(desk.store, input.orderId);
  if (!order)
    return refused(null, [userError(["orderId"], "Order does not exist")]);
  const lines = (input.refundLineItems ?? []).map((one, index) =>
    readUnits(desk, order, one, index),
  );
  const units = lines.flatMap(({ found }) => found ?? []);
  const money = readMoney(desk, order, input);
  const shippingCents = input.shipping?.fullRefund
    ? Number.MAX_SAFE_INTEGER
    : cents(input.shipping?.amount ?? "0");
  const { mostShipping } = suggestRefund(desk.store, order, {
    lines: [],
    shippingCents: 0,
  });
  const errors = [
    ...lines.flatMap((one) => one.errors),
    ...tooMany(units, input.refundLineItems ?? []),
    ...(!input.shipping?.fullRefund && shippingCents > mostShipping
      ? [
          userError(
            ["shipping", "amount"],
            "Shipping amount cannot be more than the refundable shipping",
          ),
        ]
      : []),
    ...money.errors,
  ];
  if (errors.length > 0) return refused(order.id, errors);
  const made = makeRefund(desk, order, {
    lines: units,
    shippingCents,
    money: money.found,
    note: input.note ?? null,
    // An adjustment knows no reason OTHER.
    discrepancyReason:
      input.discrepancyReason === "OTHER"
        ? null
        : (input.discrepancyReason ?? null),
    processedAt: input.processedAt
      ? shopifyTime(Date.parse(input.processedAt))
      : null,
  });
  return { orderId: order.id, refundId: made.id, userErrors: [] };
}

function refused(orderId: number | null, userErrors: UserError[]): Outcome {
  return { orderId, refundId: null, userErrors };
}

function readUnits(
  desk: Desk,
  order: StoredOrder,
  input: RefundLineInput,
  index: number,
): { found?: RefundedUnits; errors: UserError[] } {
  const at = (field: string, message: string) => ({
    errors: [userError(["refundLineItems", String(index), field], message)],
  });
  const lineId = idOf(input.lineItemId, "LineItem");
  const line = order.lines.find(({ id }) => id === lineId);
  if (!line) return at("lineItemId", "Line item does not exist");
  if (!(input.quantity > 0))
    return at("quantity", "Quantity must be greater than 0");
  const restockType = restockTypeOf(input);
  const locationId = idOf(input.locationId, "Location") ?? null;
  const place = desk.store.locations.get(locationId);
  if (input.locationId && !place)
    return at("locationId", "Location does not exist");
  if (restockType === "RETURN" && !place)
    return at("locationId", "Location can't be blank when restocking");
  if (
    restockType === "CANCEL" &&
    input.quantity > unshipped(desk.store, line, order.id)
  )
    return at("quantity", "Quantity cannot cancel items that were fulfilled");
  return {
    found: { line, units: input.quantity, restockType, locationId },
    errors: [],
  };
}

/** Several entries may name one line. */
function tooMany(
  units: RefundedUnits[],
  inputs: RefundLineInput[],
): UserError[] {
  const seen = new Map<number, number>();
  for (const { line, units: count } of units) {
    const sum = (seen.get(line.id) ?? 0) + count;
    seen.set(line.id, sum);
    if (sum <= line.quantity - line.removed) continue;
    const index = inputs.findLastIndex(
      ({ lineItemId }) => idOf(lineItemId, "LineItem") === line.id,
    );
    return [
      userError(
        ["refundLineItems", String(index), "quantity"],
        "Quantity cannot refund more items than were purchased",
      ),
    ];
  }
  return [];
}

/** The parent's gateway counts, whatever the input says. source: recorded answers of refundCreate. */
export function readMoney(
  desk: Desk,
  order: StoredOrder,
  input: Pick<RefundInput, "transactions" | "allowOverRefunding">,
): { found: MoneyBack[]; errors: UserError[] } {
  const no = (field: string[] | null, message: string) => ({
    found: [],
    errors: [userError(field, message)],
  });
  const found: MoneyBack[] = [];
  const wanted = input.transactions ?? [];
  const odd = wanted.find(({ kind }) => kind !== "REFUND");
  if (odd)
    return no(
      null,
      `Kind ${odd.kind.toLowerCase()} is not a valid transaction`,
    );
  for (const { parentId, amount } of wanted) {
    const parent = desk.store.transactions.get(
      idOf(parentId, "OrderTransaction"),
    );
    if (parent?.orderId !== order.id)
      return no(
        ["transactions"],
        "Transactions require a parent_id associated with the order",
      );
    if (!(cents(amount) > 0))
      return no(["transactions"], "Amount must be greater than 0");
    found.push({ parent, cents: cents(amount) });
  }
  const sum = found.reduce((all, one) => all + one.cents, 0);
  const left = everything(desk.store, order).reduce(
    (all, one) => all + one.cents,
    0,
  );
  if (sum > left && !input.allowOverRefunding)
    return no(
      ["transactions"],
      "Refund amount exceeds the amount available to refund",
    );
  return { found, errors: [] };
}

function show({ orderId, refundId, userErrors }: Outcome, desk: Desk): View {
  const order = desk.store.orders.get(orderId);
  const refund = desk.store.refunds.get(refundId);
  return {
    refund: refund ? refundView(desk, refund) : null,
    order: order ? orderView(desk, order) : null,
    userErrors,
  };
}

export const refundCreateRoots: View = {
  refundCreate: atMostOnce(act, show, { orderId: null, refundId: null }),
};
