import type { StoredService } from "../state.ts";
import type { StoredFulfillmentOrder } from "../store/shipping-records.ts";

/** What may be done next with a fulfillment order. source: recorded answers of its whole life, API 2026-04. */
export function supportedActions(
  part: StoredFulfillmentOrder,
  service: StoredService | undefined,
): string[] {
  if (part.status === "ON_HOLD") return ["RELEASE_HOLD", "HOLD", "MOVE"];
  if (part.status === "INCOMPLETE")
    return ["REQUEST_FULFILLMENT", "CREATE_FULFILLMENT", "HOLD", "MOVE"];
  if (part.status !== "OPEN") return [];
  const units = part.lines.reduce((sum, line) => sum + line.remaining, 0);
  const split = units > 1 ? ["SPLIT"] : [];
  if (!service)
    return ["CREATE_FULFILLMENT", "REPORT_PROGRESS", "MOVE", "HOLD", ...split];
  // Between the request and its answer nobody but the service can act.
  if (part.requestStatus === "SUBMITTED") return [];
  return [
    "REQUEST_FULFILLMENT",
    "CREATE_FULFILLMENT",
    "HOLD",
    ...split,
    "MOVE",
  ];
}
