import type { Desk } from "../desk.ts";
import { gid, idOf } from "../gid.ts";
import { cents } from "../money.ts";
import { orderByGid, orderById, transactionsOf } from "../store/lookups.ts";
import { type ReturnReason, returnReasons } from "../store/return-reasons.ts";
import type { StoredReturn } from "../store/return-records.ts";
import {
  returnableFulfillmentsOf,
  returnableUnits,
  unprocessed,
} from "../store/return-units.ts";
import { reverseOrdersOf } from "../store/returns.ts";
import type {
  StoredFulfillment,
  StoredFulfillmentLine,
} from "../store/shipping-records.ts";
import { type ConnectionArgs, connection, type Listing } from "./connection.ts";
import { fulfillmentLineView, fulfillmentView } from "./fulfillments.ts";
import { moneyBag } from "./money-view.ts";
import { refundListing } from "./refunds.ts";
import {
  exchangeListing,
  reasonView,
  returnLineListing,
} from "./return-lines.ts";
import { financialOutcomeView, returnRefundView } from "./return-money.ts";
import { reverseOrderListing } from "./reverse-fulfillment-orders.ts";
import { transactionListing } from "./transactions.ts";
import type { View, Visit } from "./view.ts";

type LineArgs = ConnectionArgs & {
  processingStatus?: "PROCESSABLE" | "PROCESSED" | null;
};

export function returnView(desk: Desk, one: StoredReturn): View {
  const { store } = desk;
  const fee = one.shippingFee;
  return {
    __typename: "Return",
    id: gid("Return", one.id),
    name: one.name,
    status: one.status,
    createdAt: one.createdAt,
    closedAt: one.closedAt,
    requestApprovedAt: one.requestApprovedAt,
    decline: one.decline,
    staffMember: null,
    totalQuantity: one.lines.reduce((sum, line) => sum + line.quantity, 0),
    order: (_: unknown, { views }: Visit) =>
      views.order(desk, orderById(store, one.orderId)),
    returnLineItems: (args: LineArgs) =>
      connection(one.lines, args, returnLineListing(desk, one), (line) =>
        isWanted(args, unprocessed(line)),
      ),
    exchangeLineItems: (args: LineArgs) =>
      connection(one.exchanges, args, exchangeListing(desk, one), (line) =>
        isWanted(args, line.quantity - line.processed),
      ),
    refunds: (args: ConnectionArgs) =>
      connection(store.refunds.by("return", one.id), args, refundListing(desk)),
    transactions: (args: ConnectionArgs) =>
      connection(
        transactionsOfReturn(desk, one),
        args,
        transactionListing(desk),
      ),
    suggestedFinancialOutcome: (
      args: Parameters<typeof financialOutcomeView>[2],
    ) => financialOutcomeView(desk, one, args),
    suggestedRefund: (args: Parameters<typeof returnRefundView>[2]) =>
      returnRefundView(desk, one, args),
    returnShippingFees: fee
      ? [
          {
            __typename: "ReturnShippingFee",
            id: gid("Fee", fee.id),
            amountSet: moneyBag(cents(fee.amount), store.currency),
          },
        ]
      : [],
    reverseFulfillmentOrders: (args: ConnectionArgs) =>
      connection(reverseOrdersOf(desk, one), args, reverseOrderListing(desk)),
  };
}

function transactionsOfReturn({ store }: Desk, one: StoredReturn) {
  const refunds = new Set(
    store.refunds.by("return", one.id).map(({ id }) => id),
  );
  return transactionsOf(store, one.orderId).filter(
    ({ refundId }) => refundId !== null && refunds.has(refundId),
  );
}

function isWanted({ processingStatus }: LineArgs, left: number): boolean {
  if (!processingStatus) return true;
  return processingStatus === "PROCESSABLE" ? left > 0 : left === 0;
}

export const returnListing = (desk: Desk): Listing<StoredReturn> => ({
  id: (one) => one.id,
  view: (one) => returnView(desk, one),
  terms: {
    id: (one) => [String(one.id)],
    name: (one) => [one.name],
    status: (one) => [one.status],
    created_at: (one) => [one.createdAt],
  },
});

export function findReturn({ store }: Desk, id: string) {
  return store.returns.get(idOf(id, "Return"));
}

const reasonListing: Listing<ReturnReason> = {
  id: ({ id }) => id,
  view: reasonView,
  sort: { HANDLE: ({ handle }) => handle, NAME: ({ name }) => name },
  terms: {
    id: ({ id }) => [String(id)],
    handle: ({ handle }) => [handle],
    name: ({ name }) => [name],
  },
  text: ({ name, handle }) => `${name} ${handle}`,
};

const returnableListing = (desk: Desk): Listing<StoredFulfillment> => ({
  id: (one) => one.id,
  view: (one) => returnableView(desk, one),
});

function returnableView(desk: Desk, one: StoredFulfillment): View {
  const units = (entry: StoredFulfillmentLine) =>
    returnableUnits(desk.store, one, entry);
  return {
    __typename: "ReturnableFulfillment",
    id: gid("ReturnableFulfillment", one.id),
    fulfillment: () => fulfillmentView(desk, one),
    returnableFulfillmentLineItems: (args: ConnectionArgs) =>
      connection(
        one.lines,
        args,
        {
          id: (entry) => entry.id,
          view: (entry) => ({
            __typename: "ReturnableFulfillmentLineItem",
            quantity: units(entry),
            fulfillmentLineItem: () => fulfillmentLineView(desk, one, entry),
          }),
        },
        (entry) => units(entry) > 0,
      ),
  };
}

type ReasonArgs = ConnectionArgs & {
  ids?: string[] | null;
  handles?: string[] | null;
};

export const returnRoots: View = {
  return: ({ id }: { id: string }, { desk }: Visit) => {
    const found = findReturn(desk, id);
    return found ? returnView(desk, found) : null;
  },

  /** Of an order that does not exist nothing can be returned; that this is no error is assumed. */
  returnableFulfillments: (
    args: ConnectionArgs & { orderId: string },
    { desk }: Visit,
  ) => {
    const order = orderByGid(desk.store, args.orderId);
    const list = order ? returnableFulfillmentsOf(desk.store, order.id) : [];
    return connection(list, args, returnableListing(desk));
  },

  returnableFulfillment: ({ id }: { id: string }, { desk }: Visit) => {
    const one = desk.store.fulfillments.get(idOf(id, "ReturnableFulfillment"));
    const known =
      one && returnableFulfillmentsOf(desk.store, one.orderId).includes(one);
    return known ? returnableView(desk, one) : null;
  },

  returnReasonDefinitions: (args: ReasonArgs) =>
    connection(
      returnReasons,
      args,
      reasonListing,
      ({ id, handle }) =>
        (!args.ids || args.ids.includes(gid("ReturnReasonDefinition", id))) &&
        (!args.handles || args.handles.includes(handle)),
    ),
};
