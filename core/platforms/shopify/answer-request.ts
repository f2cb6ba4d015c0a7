import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "./client.server.ts";
import { isCancellationRequested } from "./map/cancellation-requested.ts";
import { fetchRequestState } from "./operations/fetch-request-state.ts";
import type { WireRequestState } from "./wire/fulfillment-order.ts";

type Answer = {
  /** The request statuses in which this answer has already been given. */
  isGiven: (state: WireRequestState) => boolean;
  /** Whether the merchant still waits for it. */
  isWanted: (state: WireRequestState) => boolean;
};

const isSubmitted = (state: WireRequestState) =>
  state.requestStatus === "SUBMITTED";

/** source: https://shopify.dev/docs/apps/build/orders-fulfillment/fulfillment-service-apps/build-for-fulfillment-services */
export const answers = {
  // An accepted request stays accepted while its cancellation is asked for, and when that is refused.
  acceptRequest: {
    isGiven: ({ requestStatus }) =>
      ["ACCEPTED", "CANCELLATION_REQUESTED", "CANCELLATION_REJECTED"].includes(
        requestStatus,
      ),
    isWanted: isSubmitted,
  },
  rejectRequest: {
    isGiven: ({ requestStatus }) => requestStatus === "REJECTED",
    isWanted: isSubmitted,
  },
  acceptCancellation: {
    isGiven: ({ requestStatus }) => requestStatus === "CANCELLATION_ACCEPTED",
    isWanted: isCancellationRequested,
  },
  closeRequest: {
    isGiven: ({ requestStatus }) => requestStatus === "CLOSED",
    isWanted: ({ status }) => status === "IN_PROGRESS",
  },
  rejectCancellation: {
    isGiven: ({ requestStatus }) => requestStatus === "CANCELLATION_REJECTED",
    isWanted: isCancellationRequested,
  },
} satisfies Record<string, Answer>;

/**
 * Gives the merchant an answer unless he has it. Shopify has no key for answers and refuses a second one, so the state is
 * read first; that also makes it safe to repeat after an unknown outcome.
 * @throws SyncError request_refused when nobody waits for this answer.
 */
export async function answerRequest(
  client: AdminClient,
  shop: ShopRef,
  fulfillmentOrderId: string,
  answer: Answer,
  give: () => Promise<void>,
): Promise<void> {
  const state = await fetchRequestState(client, shop, fulfillmentOrderId);
  if (answer.isGiven(state)) return;
  if (!answer.isWanted(state))
    throw new SyncError("request_refused", {
      said: `the fulfillment order is ${state.status} / ${state.requestStatus}`,
    });
  await give();
}
