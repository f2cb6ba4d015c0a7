import type { HoldReason } from "../../domain/orders/hold-reasons.ts";
import { isOfPerson, mayShip } from "../../domain/orders/plan-fallback.ts";
import { carrier, type Prepared } from "./carrier.ts";
import {
  type Answer,
  nobodyWaits,
  plainly,
  requestThat,
} from "./request-answers.ts";

/** Gives an accepted request back unfinished: the network has called the delivery off. */
export const closeRequest = carrier<"storefront.close-request", Answer, void>({
  prepare: (records, { requestId }) =>
    requestThat(records, requestId, {
      isWaiting: (request) =>
        request.requestStatus === "ACCEPTED" && !mayShip(request),
      answer: "CLOSED",
      give: plainly,
    }),
  isMoot: nobodyWaits,
  act: ({ world, shop }, { request }) =>
    world.storefront.closeRequest(
      shop,
      request.externalId,
      "Fulfilled by TikTok will not ship this order.",
    ),
  confirm: (records, _result, { request }) =>
    records.markRequest(request.id, { requestStatus: "CLOSED" }),
  tells: true,
});

/** A person has decided otherwise since, for the request or against the shop's rule. */
const isOverruled = (request: Answer["request"], wish: string | undefined) =>
  wish === undefined
    ? isOfPerson(request.wish)
    : request.wish?.entryId !== wish;
const overruled = "A person has decided otherwise since.";

type Move = Answer & { locationId: string };

/** Gives a request that the network will not ship to another location. */
export const moveRequest = carrier<"storefront.move-request", Move, void>({
  async prepare(
    records,
    { requestId, locationId, wish },
  ): Promise<Prepared<Move>> {
    const request = await records.request(requestId);
    if (!request) return { retire: "The request is gone." };
    if (isOverruled(request, wish)) return { retire: overruled };
    const after = { location: locationId };
    if (request.locationId === locationId)
      return { already: "It lies at that location already.", after };
    // Asked again in the last moment: what the network may ship must not be shipped from anywhere else.
    if (mayShip(request)) return { retire: "The network may ship it." };
    if (request.requestStatus === "SUBMITTED")
      return { retire: "The merchant has asked the network again." };
    return {
      go: { request, locationId },
      before: { location: request.locationId },
      after,
    };
  },
  isMoot: nobodyWaits,
  act: ({ world, shop }, { request, locationId }) =>
    world.storefront.moveRequest(shop, request.externalId, locationId),
  confirm: (records, _result, { request, locationId }) =>
    records.markRequest(request.id, { locationId }),
  tells: false,
});

type Hold = Answer & { reason: HoldReason };

/** Holds a request that the network will not ship, until the merchant has decided. */
export const holdRequest = carrier<"storefront.hold-request", Hold, void>({
  async prepare(records, { requestId, reason, wish }): Promise<Prepared<Hold>> {
    const request = await records.request(requestId);
    if (!request) return { retire: "The request is gone." };
    if (isOverruled(request, wish)) return { retire: overruled };
    if (request.requestStatus === "SUBMITTED")
      return { retire: "The merchant has asked the network again." };
    return { go: { request, reason }, before: null, after: { hold: reason } };
  },
  isMoot: nobodyWaits,
  act: ({ world, shop }, { request, reason }) =>
    world.storefront.holdRequest(shop, request.externalId, {
      handle: holdHandle(request),
      reason,
      notes: isOfPerson(request.wish)
        ? "Stopped in Quayside by a person."
        : "Fulfilled by TikTok will not ship this order.",
    }),
  confirm: async () => undefined,
  tells: false,
});

/** The name of our hold in Shopify. */
const holdHandle = ({ round }: Answer["request"]) => `quayside-${round}`;

/** Takes our own hold back, so that the merchant can ask for the request again. */
export const releaseRequest = carrier<
  "storefront.release-request",
  Answer,
  void
>({
  async prepare(records, { requestId }): Promise<Prepared<Answer>> {
    const request = await records.request(requestId);
    if (!request) return { retire: "The request is gone." };
    if (request.wish?.kind === "hold")
      return { retire: "It is to be held again." };
    return { go: { request }, before: "held", after: null };
  },
  isMoot: nobodyWaits,
  act: ({ world, shop }, { request }) =>
    world.storefront.releaseRequest(
      shop,
      request.externalId,
      holdHandle(request),
    ),
  confirm: async () => undefined,
  tells: false,
});
