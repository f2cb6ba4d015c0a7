import type { ReturnStatus, StoredReturn } from "./return-records.ts";

type Deed = {
  from: readonly ReturnStatus[];
  /** In this state the deed changes nothing and is no error. */
  already?: ReturnStatus;
  refusal: string;
};

/**
 * What may happen to a return, and in which words Shopify refuses. source: recorded answers of the return mutations; that
 * a request can be cancelled as well is assumed from the page of returnCancel ("before any work has been done").
 */
export const returnDeeds = {
  approve: {
    from: ["REQUESTED"],
    refusal:
      "Return is not approvable. Only returns with status REQUESTED can be approved.",
  },
  decline: {
    from: ["REQUESTED"],
    refusal:
      "Return is not declinable. Only non-refunded returns with status REQUESTED can be declined.",
  },
  close: {
    from: ["OPEN"],
    already: "CLOSED",
    refusal: "Return status is invalid.",
  },
  reopen: {
    from: ["CLOSED"],
    already: "OPEN",
    refusal: "Return status is invalid.",
  },
  cancel: {
    from: ["REQUESTED", "OPEN"],
    already: "CANCELED",
    refusal: "Return is not cancelable.",
  },
  process: { from: ["OPEN"], refusal: "Return status is invalid." },
  remove: { from: ["OPEN", "REQUESTED"], refusal: "Return status is invalid." },
} as const satisfies Record<string, Deed>;

export type ReturnDeed = keyof typeof returnDeeds;

/** Why this cannot happen to the return, or undefined. */
export function returnRefusal(
  one: StoredReturn,
  deed: ReturnDeed,
): string | undefined {
  const { from, already, refusal }: Deed = returnDeeds[deed];
  if (deed === "decline" && one.status === "DECLINED")
    return "The return is already declined.";
  if (one.status === already) return undefined;
  if (!from.includes(one.status)) return refusal;
  return deed === "cancel" && hasBegun(one) ? refusal : undefined;
}

const hasBegun = ({ lines, exchanges }: StoredReturn) =>
  lines.some(({ processed, refunded }) => processed > 0 || refunded > 0) ||
  exchanges.some(({ processed }) => processed > 0);
