import { type Desk, now, shopifyTime } from "../desk.ts";
import { idOf } from "../gid.ts";
import { price } from "../money.ts";
import { orderByGid } from "../store/lookups.ts";
import {
  type ReturnReason,
  reasonById,
  reasonByOldName,
} from "../store/return-reasons.ts";
import { returnableUnits } from "../store/return-units.ts";
import type { NewReturn, NewReturnLine } from "../store/returns.ts";
import { notSimulated, type UserError, userError } from "./errors.ts";

export type ReturnLineInput = {
  fulfillmentLineItemId: string;
  quantity: number;
  returnReason?: string | null;
  returnReasonDefinitionId?: string | null;
  returnReasonNote?: string | null;
  customerNote?: string | null;
  restockingFee?: { percentage: number } | null;
};

export type ReturnInput = {
  orderId: string;
  returnLineItems: ReturnLineInput[];
  exchangeLineItems?: ExchangeInput[] | null;
  requestedAt?: string | null;
  returnShippingFee?: { amount: { amount: string } } | null;
};

type ExchangeInput = {
  variantId?: string | null;
  quantity: number;
  appliedDiscount?: unknown;
  giftCardCodes?: string[] | null;
};

type Root = "returnInput" | "input";
type Read = { wanted: NewReturn } | { errors: UserError[] };

/** The words for a reason that is missing differ between a return and a request. source: recorded answers of both. */
const missingReason: Record<Root, (at: string[]) => UserError> = {
  returnInput: (at) =>
    userError(
      at,
      "Return line items Either return reason or return reason definition must be provided",
      "NOT_FOUND",
    ),
  input: (at) =>
    userError([...at, "returnReason"], "Return reason can't be blank", "BLANK"),
};

/**
 * A return as it is asked for, or why it cannot be. Only reasons are recorded; how an unknown order or line and too many
 * units are refused is assumed.
 */
export function readReturn(desk: Desk, input: ReturnInput, root: Root): Read {
  const order = orderByGid(desk.store, input.orderId);
  if (!order)
    return {
      errors: [userError([root, "orderId"], "Order not found.", "NOT_FOUND")],
    };
  const errors: UserError[] = [];
  if (input.returnLineItems.length === 0)
    errors.push(
      userError(
        [root, "returnLineItems"],
        "Return line items can't be blank",
        "BLANK",
      ),
    );
  const taken = new Map<number, number>();
  const lines = input.returnLineItems.flatMap((line, index) => {
    const at = [root, "returnLineItems", String(index)];
    const read = readLine(desk, line, { root, at, orderId: order.id, taken });
    if ("line" in read) return [read.line];
    errors.push(read.error);
    return [];
  });
  const exchanges = (input.exchangeLineItems ?? []).flatMap((line, index) => {
    const read = readExchange(desk, line, [
      root,
      "exchangeLineItems",
      String(index),
    ]);
    if ("line" in read) return [read.line];
    errors.push(read.error);
    return [];
  });
  if (errors.length > 0) return { errors };
  const fee = input.returnShippingFee?.amount.amount;
  return {
    wanted: {
      orderId: order.id,
      lines,
      exchanges,
      shippingFee: fee === undefined ? null : price(fee),
      createdAt: input.requestedAt
        ? shopifyTime(Date.parse(input.requestedAt))
        : now(desk),
    },
  };
}

type Spot = {
  root: Root;
  at: string[];
  orderId: number;
  /** Units of shipped lines that earlier lines of this input take. */
  taken: Map<number, number>;
};

function readLine(
  desk: Desk,
  input: ReturnLineInput,
  { root, at, orderId, taken }: Spot,
): { line: NewReturnLine } | { error: UserError } {
  const refuse = (field: string, message: string, code: string) => ({
    error: userError([...at, field], message, code),
  });
  const number = idOf(input.fulfillmentLineItemId, "FulfillmentLineItem");
  const shipped = desk.store.fulfillments.first("line", number);
  const entry = shipped?.lines.find(({ id }) => id === number);
  if (!shipped || !entry || shipped.orderId !== orderId)
    return refuse(
      "fulfillmentLineItemId",
      "Fulfillment line item not found.",
      "NOT_FOUND",
    );
  const reason = reasonOf(input);
  if (reason === "none") return { error: missingReason[root](at) };
  if (reason === "unknown")
    return refuse(
      "returnReasonDefinitionId",
      "Return reason definition not found.",
      "NOT_FOUND",
    );
  // A customer who asks need not explain; whoever opens a return has to.
  if (
    root === "returnInput" &&
    reason.handle === "other-reason" &&
    !input.returnReasonNote?.trim()
  )
    return refuse(
      "returnReasonNote",
      'Return line items return reason note The note is required when the return reason is "Other"',
      "BLANK",
    );
  const before = taken.get(entry.id) ?? 0;
  const left = returnableUnits(desk.store, shipped, entry) - before;
  if (input.quantity <= 0)
    return refuse(
      "quantity",
      "Return line items quantity must be greater than 0",
      "GREATER_THAN",
    );
  if (input.quantity > left)
    return refuse(
      "quantity",
      "Return line items quantity is not available to return.",
      "INVALID",
    );
  taken.set(entry.id, before + input.quantity);
  return {
    line: {
      fulfillmentId: shipped.id,
      fulfillmentLineId: entry.id,
      lineId: entry.lineId,
      quantity: input.quantity,
      reasonId: reason.id,
      reasonNote: input.returnReasonNote ?? "",
      customerNote: input.customerNote ?? null,
      restockingPercentage: input.restockingFee?.percentage ?? null,
    },
  };
}

function reasonOf(input: ReturnLineInput): ReturnReason | "none" | "unknown" {
  if (input.returnReasonDefinitionId)
    return (
      reasonById(
        idOf(input.returnReasonDefinitionId, "ReturnReasonDefinition"),
      ) ?? "unknown"
    );
  if (!input.returnReason) return "none";
  return reasonByOldName(input.returnReason) ?? "unknown";
}

function readExchange(
  desk: Desk,
  input: ExchangeInput,
  at: string[],
): { line: NewReturn["exchanges"][number] } | { error: UserError } {
  if (input.appliedDiscount || input.giftCardCodes?.length)
    throw notSimulated("discounts and gift cards of exchange lines");
  const variant = desk.store.variants.get(
    idOf(input.variantId, "ProductVariant"),
  );
  if (!variant)
    return {
      error: userError([...at, "variantId"], "Variant not found.", "NOT_FOUND"),
    };
  if (input.quantity <= 0)
    return {
      error: userError(
        [...at, "quantity"],
        "Exchange line items quantity must be greater than 0",
        "GREATER_THAN",
      ),
    };
  return { line: { variantId: variant.id, quantity: input.quantity } };
}
