import type { Desk } from "../desk.ts";
import { serviceAt } from "./lookups.ts";
import type {
  FulfillmentOrderStatus,
  RequestStatus,
  StoredFulfillmentOrder,
} from "./shipping-records.ts";

type Rule = {
  status: FulfillmentOrderStatus[];
  requestStatus: RequestStatus[];
  refusal: string;
};

/**
 * The life of a fulfillment request: in which states each step is taken. The states are those of the recorded answers;
 * the words of a refusal for the wrong state are assumed, since no recording shows one.
 */
const rules = {
  submit: {
    status: ["OPEN", "INCOMPLETE"],
    requestStatus: ["UNSUBMITTED", "REJECTED", "CLOSED"],
    refusal: "Cannot request fulfillment for the fulfillment order.",
  },
  accept: {
    status: ["OPEN"],
    requestStatus: ["SUBMITTED"],
    refusal:
      "Cannot accept the fulfillment request of a fulfillment order in this state.",
  },
  reject: {
    status: ["OPEN"],
    requestStatus: ["SUBMITTED"],
    refusal:
      "Cannot reject the fulfillment request of a fulfillment order in this state.",
  },
  submitCancellation: {
    status: ["IN_PROGRESS", "OPEN"],
    requestStatus: ["ACCEPTED", "SUBMITTED", "CANCELLATION_REJECTED"],
    refusal: "Cannot request cancellation for the fulfillment order.",
  },
  acceptCancellation: {
    status: ["IN_PROGRESS"],
    requestStatus: ["CANCELLATION_REQUESTED"],
    refusal:
      "Cannot accept the cancellation request of a fulfillment order in this state.",
  },
  rejectCancellation: {
    status: ["IN_PROGRESS"],
    requestStatus: ["CANCELLATION_REQUESTED"],
    refusal:
      "Cannot reject the cancellation request of a fulfillment order in this state.",
  },
  close: {
    status: ["IN_PROGRESS"],
    requestStatus: ["ACCEPTED", "CANCELLATION_REJECTED"],
    refusal: "Cannot close a fulfillment order in this state.",
  },
} satisfies Record<string, Rule>;

/** @returns why this step cannot be taken now, or undefined. */
export function requestRefusal(
  desk: Desk,
  part: StoredFulfillmentOrder,
  deed: keyof typeof rules,
): string | undefined {
  if (!serviceAt(desk.store, part.locationId))
    return "The fulfillment order's assigned fulfillment service must be of api type";
  const rule: Rule = rules[deed];
  return rule.status.includes(part.status) &&
    rule.requestStatus.includes(part.requestStatus)
    ? undefined
    : rule.refusal;
}
