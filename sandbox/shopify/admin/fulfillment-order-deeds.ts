import type { Desk } from "../desk.ts";
import { idOf } from "../gid.ts";
import {
  acceptCancellationRequest,
  acceptFulfillmentRequest,
  closeUnfinished,
  rejectCancellationRequest,
  rejectFulfillmentRequest,
  submitCancellationRequest,
  submitFulfillmentRequest,
} from "../store/fulfillment-requests.ts";
import { requestRefusal } from "../store/request-refusals.ts";
import type { StoredFulfillmentOrder } from "../store/shipping-records.ts";
import { allBut, isWhole, splitOff } from "../store/split-fulfillment-order.ts";
import { unknownId, userError } from "./errors.ts";
import {
  hasUnits,
  type LinesInput,
  unitsOf,
} from "./fulfillment-order-units.ts";
import { fulfillmentOrderView } from "./fulfillment-orders.ts";
import type { View, Visit } from "./view.ts";

type WithMessage = { id: string; message?: string | null };

/** @throws GraphQLError RESOURCE_NOT_FOUND. */
export function demandPart(desk: Desk, id: string): StoredFulfillmentOrder {
  const found = desk.store.fulfillmentOrders.get(idOf(id, "FulfillmentOrder"));
  if (!found) throw unknownId(id);
  return found;
}

/** One step of the request's life: refused with the recorded words, or done and shown. */
function step<Args extends WithMessage>(
  deed: Parameters<typeof requestRefusal>[2],
  act: (desk: Desk, part: StoredFulfillmentOrder, args: Args) => void,
) {
  return (args: Args, { desk }: Visit): View => {
    const part = demandPart(desk, args.id);
    const refusal = requestRefusal(desk, part, deed);
    if (refusal)
      return {
        fulfillmentOrder: null,
        userErrors: [userError(null, refusal)],
      };
    act(desk, part, args);
    return {
      fulfillmentOrder: fulfillmentOrderView(desk, part),
      userErrors: [],
    };
  };
}

type SubmitArgs = WithMessage & {
  fulfillmentOrderLineItems?: LinesInput;
  notifyCustomer?: boolean | null;
};

function submit(args: SubmitArgs, { desk }: Visit): View {
  const part = demandPart(desk, args.id);
  const none = {
    originalFulfillmentOrder: null,
    submittedFulfillmentOrder: null,
    unsubmittedFulfillmentOrder: null,
  };
  const refuse = (message: string) => ({
    ...none,
    userErrors: [userError(null, message)],
  });
  const refusal = requestRefusal(desk, part, "submit");
  if (refusal) return refuse(refusal);
  const wanted = unitsOf(args.fulfillmentOrderLineItems);
  if (!hasUnits(part, wanted))
    return refuse("Invalid fulfillment order line item quantity requested.");
  const rest =
    wanted.size > 0 && !isWhole(part, wanted)
      ? splitOff(desk, part, allBut(part, wanted))
      : null;
  submitFulfillmentRequest(
    desk,
    part,
    args.message ?? null,
    args.notifyCustomer ?? null,
  );
  const view = fulfillmentOrderView(desk, part);
  return {
    originalFulfillmentOrder: view,
    submittedFulfillmentOrder: view,
    unsubmittedFulfillmentOrder: rest && fulfillmentOrderView(desk, rest),
    userErrors: [],
  };
}

function submitCancellation(args: WithMessage, { desk }: Visit): View {
  const part = demandPart(desk, args.id);
  const refusal = requestRefusal(desk, part, "submitCancellation");
  if (refusal)
    return { fulfillmentOrder: null, userErrors: [userError(null, refusal)] };
  const before = part.requestStatus;
  submitCancellationRequest(desk, part, args.message ?? null);
  return {
    // The answer itself still shows the old request status. source: recorded answer.
    fulfillmentOrder: {
      ...fulfillmentOrderView(desk, part),
      requestStatus: before,
    },
    userErrors: [],
  };
}

export const fulfillmentOrderDeedRoots: View = {
  fulfillmentOrderSubmitFulfillmentRequest: submit,
  fulfillmentOrderSubmitCancellationRequest: submitCancellation,
  fulfillmentOrderAcceptFulfillmentRequest: step(
    "accept",
    (desk, part, { message }) =>
      acceptFulfillmentRequest(desk, part, message ?? null),
  ),
  fulfillmentOrderRejectFulfillmentRequest: step<
    WithMessage & { reason?: string | null }
  >("reject", (desk, part, { reason, message }) =>
    rejectFulfillmentRequest(desk, part, reason ?? "OTHER", message ?? null),
  ),
  fulfillmentOrderAcceptCancellationRequest: step(
    "acceptCancellation",
    (desk, part, { message }) =>
      acceptCancellationRequest(desk, part, message ?? null),
  ),
  fulfillmentOrderRejectCancellationRequest: step(
    "rejectCancellation",
    (desk, part, { message }) =>
      rejectCancellationRequest(desk, part, message ?? null),
  ),
  fulfillmentOrderClose: step("close", (desk, part, { message }) =>
    closeUnfinished(desk, part, message ?? null),
  ),
};
