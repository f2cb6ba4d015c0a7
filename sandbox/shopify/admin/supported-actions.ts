import type { StoredFulfillmentOrder } from "../store/shipping-records.ts";

/**
 * What may be done next with a fulfillment order. source: recorded answers of its whole life, API 2026-04.
 *
 * @param atService it is assigned to a fulfillment service. @param mergeable another one of its order waits beside it.
 */
export function supportedActions(
  part: StoredFulfillmentOrder,
  { atService, mergeable }: { atService: boolean; mergeable: boolean },
  mostHolds: number,
): string[] {
  if (part.status === "ON_HOLD")
    return part.holds.length < mostHolds
      ? ["RELEASE_HOLD", "HOLD", "MOVE"]
      : ["RELEASE_HOLD", "MOVE"];
  if (part.status === "INCOMPLETE")
    return ["REQUEST_FULFILLMENT", "CREATE_FULFILLMENT", "HOLD", "MOVE"];
  if (part.status === "IN_PROGRESS" && part.progressReported)
    return ["CREATE_FULFILLMENT", "REPORT_PROGRESS", "HOLD", "MARK_AS_OPEN"];
  if (part.status === "SCHEDULED") return ["MARK_AS_OPEN", "MOVE"];
  if (part.status !== "OPEN") return [];
  const units = part.lines.reduce((sum, line) => sum + line.remaining, 0);
  const split = units > 1 ? ["SPLIT"] : [];
  const merge = mergeable ? ["MERGE"] : [];
  if (!atService)
    return [
      "CREATE_FULFILLMENT",
      "REPORT_PROGRESS",
      "MOVE",
      "HOLD",
      ...split,
      ...merge,
    ];
  // Between the request and its answer nobody but the service can act.
  if (part.requestStatus === "SUBMITTED") return [];
  return [
    "REQUEST_FULFILLMENT",
    "CREATE_FULFILLMENT",
    "HOLD",
    ...split,
    "MOVE",
    ...merge,
  ];
}
