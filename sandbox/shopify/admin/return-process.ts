import type { Desk } from "../desk.ts";
import { gid, idOf } from "../gid.ts";
import { dispose } from "../store/dispose.ts";
import { type ExchangedUnits, exchange } from "../store/exchange.ts";
import { lineById, orderById } from "../store/lookups.ts";
import type { StoredOrder } from "../store/order-records.ts";
import { type ReturnedUnits, refundReturn } from "../store/refund-return.ts";
import type { StoredReturn } from "../store/return-records.ts";
import { unprocessed } from "../store/return-units.ts";
import { postReturn } from "../webhooks/return-letters.ts";
import { type DisposeInput, readDisposals } from "./dispose-input.ts";
import { notSimulated, type UserError, userError } from "./errors.ts";
import { readMoney } from "./refund-create.ts";
import { onReturn } from "./return-deeds.ts";
import { type ShippingInput, shippingAsked } from "./return-money.ts";
import type { View, Visit } from "./view.ts";

type LineInput = {
  id: string;
  quantity: number;
  dispositions?: DisposeInput[] | null;
};
type ProcessInput = {
  returnId: string;
  returnLineItems?: LineInput[] | null;
  exchangeLineItems?: { id: string; quantity: number }[] | null;
  refundShipping?: ShippingInput | null;
  refundDuties?: object[] | null;
  tipLineId?: string | null;
  note?: string | null;
  financialTransfer?: {
    issueRefund?: {
      allowOverRefunding?: boolean | null;
      orderTransactions: {
        parentId: string;
        transactionAmount: { amount: string };
      }[];
      refundMethods?: object[] | null;
    } | null;
  } | null;
};

/** What the customer gets instead, as far as it is still to come. */
function readExchanges(
  one: StoredReturn,
  inputs: { id: string; quantity: number }[],
): { errors: UserError[]; units: ExchangedUnits[] } {
  const errors: UserError[] = [];
  const units = inputs.flatMap(({ id, quantity }, index) => {
    const at = ["input", "exchangeLineItems", String(index)];
    const number = idOf(id, "ExchangeLineItem");
    const line = one.exchanges.find((each) => each.id === number);
    if (line && quantity > 0 && quantity <= line.quantity - line.processed)
      return [{ line, quantity }];
    errors.push(
      line
        ? userError([...at, "quantity"], "Quantity is invalid.", "INVALID")
        : userError(
            [...at, "id"],
            "Exchange line item was not found.",
            "NOT_FOUND",
          ),
    );
    return [];
  });
  return { errors, units };
}

type Step = () => unknown;

/**
 * Everything is looked at before anything happens. source: recorded answers of returnProcess; how it refuses more units
 * than are left is assumed.
 */
function readLines(
  desk: Desk,
  one: StoredReturn,
  inputs: LineInput[],
): { errors: UserError[]; steps: Step[] } {
  const errors: UserError[] = [];
  const steps: Step[] = [];
  for (const [index, input] of inputs.entries()) {
    const at = ["input", "returnLineItems", String(index)];
    const number = idOf(input.id, "ReturnLineItem");
    const line = one.lines.find(({ id }) => id === number);
    if (!line) {
      errors.push(
        userError(
          [...at, "id"],
          "Return line item was not found.",
          "NOT_FOUND",
        ),
      );
      continue;
    }
    if (input.quantity <= 0 || input.quantity > unprocessed(line))
      errors.push(
        userError([...at, "quantity"], "Quantity is invalid.", "INVALID"),
      );
    steps.push(() => {
      line.processed += input.quantity;
    });
    if (!input.dispositions?.length) continue;
    const read = readDisposals(desk, input.dispositions, [
      ...at,
      "dispositions",
    ]);
    if ("errors" in read) errors.push(...read.errors);
    else if (read.disposals.some((each) => each.line.returnLineId !== line.id))
      errors.push(
        userError(
          [...at, "dispositions"],
          "Dispositions must be of the return line item.",
          "INVALID",
        ),
      );
    else steps.push(() => dispose(desk, read.part, read.disposals));
  }
  return { errors, steps };
}

/** The refund that goes with the units of this call, where one is asked for. The wording of its refusals is assumed. */
function readRefund(
  desk: Desk,
  one: StoredReturn,
  input: ProcessInput,
): { errors: UserError[]; steps: Step[] } {
  const wish = input.financialTransfer?.issueRefund;
  if (!wish) return { errors: [], steps: [] };
  if (wish.refundMethods?.length) throw notSimulated("refundMethods");
  const order = orderById(desk.store, one.orderId);
  const { found, errors } = readMoney(desk, order, {
    allowOverRefunding: wish.allowOverRefunding ?? false,
    transactions: wish.orderTransactions.map((each) => ({
      orderId: gid("Order", one.orderId),
      parentId: each.parentId,
      gateway: "",
      kind: "REFUND",
      amount: each.transactionAmount.amount,
    })),
  });
  const units = (input.returnLineItems ?? []).flatMap(({ id, quantity }) => {
    const number = idOf(id, "ReturnLineItem");
    const line = one.lines.find((each) => each.id === number);
    return line ? [{ line, quantity }] : [];
  });
  return {
    errors: [
      ...errors.map(({ message }) =>
        userError(
          ["input", "financialTransfer", "issueRefund", "orderTransactions"],
          message,
          "INVALID",
        ),
      ),
      ...settledElsewhere(order, units),
    ],
    steps: [
      () =>
        refundReturn(desk, one, {
          units,
          shippingCents: shippingAsked(input.refundShipping),
          money: found,
          note: input.note ?? null,
        }),
    ],
  };
}

/** Units that were taken off the order since the return was opened cannot be paid back again. */
function settledElsewhere(
  order: StoredOrder,
  units: ReturnedUnits[],
): UserError[] {
  return units.flatMap(({ line, quantity }, index) => {
    const { quantity: bought, removed } = lineById(order, line.lineId);
    return quantity <= bought - removed
      ? []
      : [
          userError(
            ["input", "returnLineItems", String(index), "quantity"],
            "Quantity cannot refund more items than were purchased",
            "INVALID",
          ),
        ];
  });
}

function process(
  desk: Desk,
  one: StoredReturn,
  input: ProcessInput,
): UserError[] | undefined {
  if (input.refundDuties?.length) throw notSimulated("refunds of duties");
  if (input.tipLineId) throw notSimulated("refunds of tips");
  const units = readLines(desk, one, input.returnLineItems ?? []);
  const refund = readRefund(desk, one, input);
  const swap = readExchanges(one, input.exchangeLineItems ?? []);
  const errors = [...units.errors, ...swap.errors, ...refund.errors];
  if (errors.length > 0) return errors;
  for (const step of units.steps) step();
  exchange(desk, one, swap.units);
  postReturn(desk, "returns/process", one);
  for (const step of refund.steps) step();
  return undefined;
}

export const returnProcessRoots: View = {
  returnProcess: ({ input }: { input: ProcessInput }, { desk }: Visit) =>
    onReturn(
      desk,
      "process",
      { id: input.returnId, at: ["input", "returnId"] },
      (one) => process(desk, one, input),
    ),
};
