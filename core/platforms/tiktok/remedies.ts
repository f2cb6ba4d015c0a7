import type { ErrorCode } from "#core/errors/catalog.ts";

/** What can be done about a refusal: wait and try again, let the merchant connect again, mend something, or leave it. */
export type Remedy = "retry" | "re-authorise" | "fix" | "give up";

const remedies: Partial<Record<ErrorCode, Remedy>> = {
  platform_unreachable: "retry",
  platform_throttled: "retry",
  platform_internal: "retry",
  outcome_unknown: "retry",
  document_not_ready: "retry",
  authorization_expired: "re-authorise",
  authorization_ending: "re-authorise",
  authorization_missing: "re-authorise",
  scope_missing: "re-authorise",
  subject_not_found: "give up",
  stock_not_writable: "give up",
  document_unavailable: "give up",
  order_not_shippable: "give up",
  tracking_locked: "give up",
  order_not_reversible: "give up",
  request_settled: "give up",
  request_not_yours: "give up",
  inbound_locked: "give up",
  too_late_to_cancel: "give up",
};

/** Whatever is not listed asks somebody to mend something. */
export const remedyOf = (code: ErrorCode): Remedy => remedies[code] ?? "fix";
