import type { Desk } from "../desk.ts";
import { type PlacedLine, placeOrder } from "../store/place-order.ts";
import { activeLevel } from "../store/stock.ts";
import { notSimulated, userError } from "./errors.ts";
import { customerErrors, customerOfInput } from "./order-customer.ts";
import { readHead } from "./order-head.ts";
import {
  type OrderCreateArgs,
  type OrderInput,
  simulatedLineInput,
  simulatedOrderInput,
} from "./order-input.ts";
import { readLine } from "./order-lines.ts";
import { orderView } from "./orders.ts";
import type { View, Visit } from "./view.ts";

/**
 * orderCreate. It is not idempotent: the same call twice is two orders. Stock is only taken when the options say so.
 * source: Admin schema 2026-10 (OrderCreateInventoryBehaviour); recorded answers of orderCreate.
 */
export function orderCreate(
  { order: input, options }: OrderCreateArgs,
  { desk }: Visit,
): View {
  demandSimulated(input);
  const behaviour = options?.inventoryBehaviour ?? "BYPASS";
  const entries = (input.lineItems ?? []).map((line, index) =>
    readLine(desk, line, index),
  );
  const userErrors = [
    ...(entries.length === 0
      ? [
          userError(
            ["order", "lineItems"],
            "Line items must have at least one line item",
            "INVALID",
          ),
        ]
      : []),
    ...entries.flatMap((entry) => entry.errors),
    ...customerErrors(desk, input),
  ];
  if (userErrors.length > 0) return { order: null, userErrors };
  const lines = entries.flatMap(({ line }) => (line ? [line] : []));
  const short =
    behaviour === "DECREMENT_OBEYING_POLICY" && sellsTooMuch(desk, lines);
  if (short)
    return {
      order: null,
      userErrors: [
        userError(
          ["order", "lineItems"],
          "Unable to claim inventory for the line items",
          "INVENTORY_CLAIM_FAILED",
        ),
      ],
    };
  const placed = placeOrder(
    desk,
    {
      ...readHead(desk, input),
      customerId: customerOfInput(desk, input)?.id ?? null,
    },
    lines,
    behaviour !== "BYPASS",
  );
  return { order: orderView(desk, placed), userErrors: [] };
}

function demandSimulated(input: OrderInput): void {
  for (const key of Object.keys(input))
    if (!simulatedOrderInput.has(key))
      throw notSimulated(`OrderCreateOrderInput.${key}`);
  for (const key of (input.lineItems ?? []).flatMap(Object.keys))
    if (!simulatedLineInput.has(key))
      throw notSimulated(`OrderCreateLineItemInput.${key}`);
}

function sellsTooMuch(desk: Desk, lines: PlacedLine[]): boolean {
  return lines.some((line) => {
    const variant = desk.store.variants.get(line.variantId);
    if (!variant?.item.tracked) return false;
    const level = activeLevel(desk.store, variant.item.id, line.locationId);
    return (level?.quantities.available ?? 0) < line.quantity;
  });
}
