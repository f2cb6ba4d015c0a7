import type { RequestSituation } from "./order-situation.ts";
import { mayShip } from "./plan-fallback.ts";

/**
 * Whether a request that Shopify now shows as submitted is another one than the one we know: the merchant asks again after
 * a refusal or a cancellation, or after it was given back to him. It needs a new reference at the network, and answers of its own. While the network may
 * still have the last one, it is no new request.
 */
export const asksAgain = (
  known: Pick<RequestSituation, "requestStatus" | "orders">,
  shown: { requestStatus: string },
): boolean =>
  shown.requestStatus === "SUBMITTED" &&
  (known.requestStatus === "REJECTED" ||
    known.requestStatus === "CANCELLATION_ACCEPTED" ||
    known.requestStatus === "CLOSED") &&
  !mayShip(known);
