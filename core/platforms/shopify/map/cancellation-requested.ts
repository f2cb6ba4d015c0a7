import type { WireRequestState } from "../wire/fulfillment-order.ts";

/**
 * Whether the merchant waits for our answer to a cancellation. Right after the request Shopify can still show ACCEPTED,
 * and only the last merchant request tells; an answered one shows in the request status.
 */
export function isCancellationRequested(state: WireRequestState): boolean {
  if (state.requestStatus === "CANCELLATION_REQUESTED") return true;
  if (state.requestStatus !== "ACCEPTED" || state.status === "CLOSED")
    return false;
  const last = state.merchantRequests.nodes.reduce<
    WireRequestState["merchantRequests"]["nodes"][number] | null
  >(
    (latest, each) => (!latest || each.sentAt >= latest.sentAt ? each : latest),
    null,
  );
  return last?.kind === "CANCELLATION_REQUEST";
}
