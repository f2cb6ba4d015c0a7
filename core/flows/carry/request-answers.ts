import type { RejectionReason } from "../../domain/orders/rejection-reasons.ts";
import type { SyncError } from "../../errors/sync-error.ts";
import type { Json } from "../../kit/json.ts";
import type { Records } from "../../world/records.ts";
import type { RequestRow } from "../../world/request-records.ts";
import { carrier, type Prepared } from "./carrier.ts";

/** What answering a request needs. */
export type Answer = { request: RequestRow };

/** A request that still waits for this answer; one that shows the answer has been given it. */
export async function requestThat<Input extends Answer>(
  records: Records,
  requestId: string,
  about: {
    isWaiting(request: RequestRow): boolean;
    answer: string;
    give(request: RequestRow): { go: Input; after: Json | null };
    /** What follows from the answer, besides Shopify's own word. */
    note?: Parameters<Records["markRequest"]>[1];
  },
): Promise<Prepared<Input>> {
  const request = await records.request(requestId);
  if (!request) return { retire: "The request is gone." };
  if (about.isWaiting(request))
    return { ...about.give(request), before: request.requestStatus };
  const reason = `The request is ${request.requestStatus} already.`;
  if (request.requestStatus !== about.answer) return { retire: reason };
  return {
    already: reason,
    after: null,
    note: () => records.markRequest(request.id, about.note ?? {}),
  };
}

/** An answer that says nothing of its own. */
export const plainly = (request: RequestRow) => ({
  go: { request },
  after: null,
});
const isSubmitted = (request: RequestRow) =>
  request.requestStatus === "SUBMITTED";
/** A request that was closed, by a parcel or by hand, waits for no answer about its cancellation. */
export const nobodyWaits = ({ code }: SyncError) =>
  code === "request_refused" ? "Nobody waits for this answer any more." : null;
const isCancellationAsked = (request: RequestRow) =>
  request.cancellationRequested;

/** Accepts a fulfillment request in Shopify, after the network has taken the order. */
export const acceptRequest = carrier<"storefront.accept-request", Answer, void>(
  {
    prepare: (records, { requestId }) =>
      requestThat(records, requestId, {
        isWaiting: isSubmitted,
        answer: "ACCEPTED",
        give: plainly,
      }),
    act: ({ world, shop }, { request }) =>
      world.storefront.acceptRequest(
        shop,
        request.externalId,
        "Fulfilled by TikTok has taken the order.",
      ),
    confirm: (records, _result, { request }) =>
      records.markRequest(request.id, { requestStatus: "ACCEPTED" }),
    tells: false,
  },
);

type Rejection = Answer & { reason: RejectionReason; message: string };

/** Refuses a fulfillment request in Shopify, with a reason of Shopify's and a sentence of ours. */
export const rejectRequest = carrier<
  "storefront.reject-request",
  Rejection,
  void
>({
  prepare: (records, { requestId, reason, message }) =>
    requestThat(records, requestId, {
      isWaiting: isSubmitted,
      answer: "REJECTED",
      give: (request) => ({
        go: { request, reason, message },
        after: { reason, message },
      }),
      note: { networkState: "refused", refusalReason: reason },
    }),
  act: ({ world, shop }, { request, reason, message }) =>
    world.storefront.rejectRequest(shop, request.externalId, {
      reason,
      message,
    }),
  confirm: (records, _result, { request, reason }) =>
    records.markRequest(request.id, {
      requestStatus: "REJECTED",
      networkState: "refused",
      refusalReason: reason,
    }),
  tells: true,
});

/** Grants the merchant's wish to cancel: the network has stopped the delivery, or never had it. */
export const acceptCancellation = carrier<
  "storefront.accept-cancellation",
  Answer,
  void
>({
  prepare: (records, { requestId }) =>
    requestThat(records, requestId, {
      isWaiting: isCancellationAsked,
      answer: "CANCELLATION_ACCEPTED",
      give: plainly,
    }),
  isMoot: nobodyWaits,
  act: ({ world, shop }, { request }) =>
    world.storefront.acceptCancellation(
      shop,
      request.externalId,
      "The delivery was cancelled before it left.",
    ),
  confirm: (records, _result, { request }) =>
    records.markRequest(request.id, {
      requestStatus: "CANCELLATION_ACCEPTED",
    }),
  tells: false,
});

/** Refuses the merchant's wish to cancel: a parcel has left. */
export const rejectCancellation = carrier<
  "storefront.reject-cancellation",
  Answer & { message: string },
  void
>({
  prepare: (records, { requestId, message }) =>
    requestThat(records, requestId, {
      isWaiting: isCancellationAsked,
      answer: "CANCELLATION_REJECTED",
      give: (request) => ({ go: { request, message }, after: { message } }),
    }),
  isMoot: nobodyWaits,
  act: ({ world, shop }, { request, message }) =>
    world.storefront.rejectCancellation(shop, request.externalId, message),
  confirm: (records, _result, { request }) =>
    records.markRequest(request.id, {
      requestStatus: "CANCELLATION_REJECTED",
    }),
  tells: false,
});
