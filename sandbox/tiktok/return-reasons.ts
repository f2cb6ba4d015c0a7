import { refuse } from "./envelope.ts";
import {
  isKnownReason,
  sellerRejectsCancellation,
  sellerRejectsParcel,
  sellerRejectsRefund,
  sellerRejectsReturn,
} from "./reasons.ts";
import type { Decision } from "./return-decisions.ts";
import type { Return } from "./state.ts";

const byDecision: Partial<Record<Decision, readonly string[]>> = {
  REJECT_REFUND: sellerRejectsRefund,
  REJECT_RETURN: sellerRejectsReturn,
  REJECT_RECEIVED_PACKAGE: sellerRejectsParcel,
  REJECT_REPLACEMENT: sellerRejectsReturn,
};

export function checkRejectReason(decision: Decision, reason: string): void {
  if (byDecision[decision]?.includes(reason)) return;
  if (isKnownReason(reason))
    refuse(25_001_016, `${reason} does not fit ${decision}`);
  refuse(25_001_014, `${reason} is unknown`);
}

/** With what a seller may turn down a request as it stands. */
export function rejectReasonsOf(request: Return | "cancellation") {
  if (request === "cancellation") return sellerRejectsCancellation;
  if (request.status === "BUYER_SHIPPED_ITEM") return sellerRejectsParcel;
  return request.type === "REFUND" ? sellerRejectsRefund : sellerRejectsReturn;
}

export const reasonsForDecision = (decision: Decision): readonly string[] =>
  byDecision[decision] ?? [];
