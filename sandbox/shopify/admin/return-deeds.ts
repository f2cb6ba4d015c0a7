import type { Desk } from "../desk.ts";
import { idOf } from "../gid.ts";
import type {
  StoredExchangeLine,
  StoredReturn,
  StoredReturnLine,
} from "../store/return-records.ts";
import { type ReturnDeed, returnRefusal } from "../store/return-states.ts";
import {
  approveReturn,
  cancelReturn,
  closeReturn,
  declineReturn,
  openReturn,
  removeFromReturn,
  reopenReturn,
  requestReturn,
} from "../store/returns.ts";
import { type UserError, userError } from "./errors.ts";
import { type ReturnInput, readReturn } from "./return-input.ts";
import { findReturn, returnView } from "./returns.ts";
import type { View, Visit } from "./view.ts";

const refusing = (userErrors: UserError[]): View => ({
  return: null,
  userErrors,
});

const showing = (desk: Desk, one: StoredReturn): View => ({
  return: returnView(desk, one),
  userErrors: [],
});

/** A deed on a return that exists and allows it; otherwise the refusal that Shopify answers. */
export function onReturn(
  desk: Desk,
  deed: ReturnDeed,
  { id, at }: { id: string; at: string[] },
  act: (one: StoredReturn) => UserError[] | undefined,
): View {
  const one = findReturn(desk, id);
  if (!one) return refusing([userError(at, "Return not found.", "NOT_FOUND")]);
  const refusal = returnRefusal(one, deed);
  if (refusal) return refusing([userError(at, refusal, "INVALID_STATE")]);
  const errors = act(one);
  return errors ? refusing(errors) : showing(desk, one);
}

/** A deed that takes nothing but the return's id. */
const simple =
  (deed: ReturnDeed, act: (desk: Desk, one: StoredReturn) => void) =>
  ({ id }: { id: string }, { desk }: Visit) =>
    onReturn(desk, deed, { id, at: ["id"] }, (one) => {
      act(desk, one);
      return undefined;
    });

type DeclineInput = {
  id: string;
  declineReason: string;
  declineNote?: string | null;
};
type RemoveArgs = {
  returnId: string;
  returnLineItems?: { returnLineItemId: string; quantity: number }[] | null;
  exchangeLineItems?: { exchangeLineItemId: string; quantity: number }[] | null;
};
type Removed = {
  line: StoredReturnLine | StoredExchangeLine;
  quantity: number;
};

/** Only units that nobody has dealt with can be taken out. The wording of these refusals is assumed. */
function readRemoved(
  one: StoredReturn,
  { returnLineItems, exchangeLineItems }: RemoveArgs,
): { errors: UserError[]; removed: Removed[] } {
  const errors: UserError[] = [];
  const read = (
    line: StoredReturnLine | StoredExchangeLine | undefined,
    quantity: number,
    { at, field, what }: { at: string[]; field: string; what: string },
  ): Removed[] => {
    if (!line)
      errors.push(
        userError([...at, field], `${what} was not found.`, "NOT_FOUND"),
      );
    else if (quantity <= 0 || quantity > line.quantity - line.processed)
      errors.push(
        userError([...at, "quantity"], "Quantity is invalid.", "INVALID"),
      );
    else return [{ line, quantity }];
    return [];
  };
  const removed = [
    ...(returnLineItems ?? []).flatMap(({ returnLineItemId, quantity }, i) => {
      const number = idOf(returnLineItemId, "ReturnLineItem");
      return read(
        one.lines.find(({ id }) => id === number),
        quantity,
        {
          at: ["returnLineItems", String(i)],
          field: "returnLineItemId",
          what: "Return line item",
        },
      );
    }),
    ...(exchangeLineItems ?? []).flatMap(
      ({ exchangeLineItemId, quantity }, i) => {
        const number = idOf(exchangeLineItemId, "ExchangeLineItem");
        return read(
          one.exchanges.find(({ id }) => id === number),
          quantity,
          {
            at: ["exchangeLineItems", String(i)],
            field: "exchangeLineItemId",
            what: "Exchange line item",
          },
        );
      },
    ),
  ];
  return { errors, removed };
}

export const returnDeedRoots: View = {
  returnCreate: (
    { returnInput }: { returnInput: ReturnInput },
    { desk }: Visit,
  ) => {
    const read = readReturn(desk, returnInput, "returnInput");
    return "errors" in read
      ? refusing(read.errors)
      : showing(desk, openReturn(desk, read.wanted));
  },

  returnRequest: ({ input }: { input: ReturnInput }, { desk }: Visit) => {
    const read = readReturn(desk, input, "input");
    return "errors" in read
      ? refusing(read.errors)
      : showing(desk, requestReturn(desk, read.wanted));
  },

  returnApproveRequest: (
    { input: { id } }: { input: { id: string } },
    { desk }: Visit,
  ) =>
    onReturn(desk, "approve", { id, at: ["input", "id"] }, (one) => {
      approveReturn(desk, one);
      return undefined;
    }),

  returnDeclineRequest: ({ input }: { input: DeclineInput }, { desk }: Visit) =>
    onReturn(desk, "decline", { id: input.id, at: ["input", "id"] }, (one) => {
      declineReturn(desk, one, {
        reason: input.declineReason,
        note: input.declineNote ?? null,
      });
      return undefined;
    }),

  returnClose: simple("close", closeReturn),
  returnReopen: simple("reopen", reopenReturn),
  returnCancel: simple("cancel", cancelReturn),

  removeFromReturn: (args: RemoveArgs, { desk }: Visit) =>
    onReturn(desk, "remove", { id: args.returnId, at: ["returnId"] }, (one) => {
      const { errors, removed } = readRemoved(one, args);
      if (errors.length > 0) return errors;
      removeFromReturn(desk, one, removed);
      return undefined;
    }),
};
