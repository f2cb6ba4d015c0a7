import type { Fault } from "./listing-faults.ts";
import type { Order, Return, ReturnStatus, ReturnType } from "./state.ts";

type Rule = {
  types: ReturnType[];
  statuses: ReturnStatus[];
  approves: boolean;
  /** About a parcel that has come back. */
  receipt?: true;
  /** What a decision in the wrong state is refused with. */
  code: number;
};

const pending: ReturnStatus[] = ["RETURN_OR_REFUND_REQUEST_PENDING"];
const asked: ReturnStatus[] = ["REPLACEMENT_REQUEST_PENDING"];
const back: ReturnStatus[] = ["BUYER_SHIPPED_ITEM"];

/** What a seller may decide, on which kind of request and in which state. Sources: pages `approve-return-202309`, `reject-return-202309`. */
export const decisions = {
  APPROVE_REFUND: {
    types: ["REFUND"],
    statuses: pending,
    approves: true,
    code: 25_011_012,
  },
  APPROVE_RETURN: {
    types: ["RETURN_AND_REFUND"],
    statuses: pending,
    approves: true,
    code: 25_011_012,
  },
  APPROVE_RECEIVED_PACKAGE: {
    types: ["RETURN_AND_REFUND"],
    statuses: back,
    approves: true,
    receipt: true,
    code: 25_011_013,
  },
  APPROVE_REPLACEMENT: {
    types: ["REPLACEMENT"],
    statuses: asked,
    approves: true,
    code: 25_011_012,
  },
  ISSUE_REPLACEMENT_REFUND: {
    types: ["REPLACEMENT"],
    statuses: asked,
    approves: true,
    code: 25_011_012,
  },
  OFFER_PARTIAL_REFUND: {
    types: ["REFUND", "RETURN_AND_REFUND"],
    statuses: pending,
    approves: true,
    code: 25_011_032,
  },
  DIRECT_REFUND: {
    types: ["RETURN_AND_REFUND"],
    statuses: [...pending, "AWAITING_BUYER_SHIP", ...back],
    approves: true,
    code: 25_011_012,
  },
  REJECT_REFUND: {
    types: ["REFUND"],
    statuses: pending,
    approves: false,
    code: 25_001_003,
  },
  REJECT_RETURN: {
    types: ["RETURN_AND_REFUND"],
    statuses: pending,
    approves: false,
    code: 25_001_003,
  },
  REJECT_RECEIVED_PACKAGE: {
    types: ["RETURN_AND_REFUND"],
    statuses: back,
    approves: false,
    receipt: true,
    code: 25_020_012,
  },
  REJECT_REPLACEMENT: {
    types: ["REPLACEMENT"],
    statuses: asked,
    approves: false,
    code: 25_001_003,
  },
} as const satisfies Record<string, Rule>;

export type Decision = keyof typeof decisions;

export const isDecision = (name: string): name is Decision => name in decisions;

/** @returns why a seller cannot decide so now, or undefined. */
export function obstacleTo(
  decision: Decision,
  request: Return,
  order: Order,
): Fault | undefined {
  const rule: Rule = decisions[decision];
  const fault = (code: number, message: string) => ({ code, message });
  if (!rule.types.includes(request.type))
    return fault(25_020_004, `${decision} does not fit a ${request.type}`);
  if (rule.receipt && order.fulfillment === "BY_TIKTOK")
    return fault(25_011_026, "TikTok receives the parcels of FBT orders");
  if (rule.receipt && request.arrivedAt === null && request.trackingNumber)
    return fault(rule.code, "The parcel has not arrived yet");
  if (rule.statuses.includes(request.status)) return undefined;
  if (request.status.endsWith("_CANCEL"))
    return fault(25_020_009, "The request is already cancelled");
  if (!rule.approves && isGranted(request))
    return fault(25_020_010, "The request is already approved");
  return fault(rule.code, `The request is ${request.status}`);
}

const isGranted = ({ status }: Return) =>
  status.endsWith("_SUCCESS") ||
  status.endsWith("_COMPLETE") ||
  status === "AWAITING_BUYER_SHIP";
