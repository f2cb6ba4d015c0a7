import { isUnderWay } from "../../domain/effects.ts";
import type { HoldReason } from "../../domain/orders/hold-reasons.ts";
import { splitUnits } from "../../domain/orders/network-parts.ts";
import { networkReference } from "../../domain/orders/network-reference.ts";
import type { NetworkPartLine } from "../../domain/orders/order-situation.ts";
import { mayShip } from "../../domain/orders/plan-fallback.ts";
import type { RejectionReason } from "../../domain/orders/rejection-reasons.ts";
import { SyncError } from "../../errors/sync-error.ts";
import type { Json } from "../../kit/json.ts";
import type { Records, RequestRow } from "../../world/records.ts";
import { carrier, type Prepared } from "./carrier.ts";

type NetworkOrder = {
  request: RequestRow;
  part: number;
  reference: string;
  lines: (NetworkPartLine & { goodsExternalId: string })[];
};

/** Orders a delivery from the network; our reference keeps a repeat from being a second delivery. */
export const createNetworkOrder = carrier<
  "network.create-order",
  NetworkOrder,
  { externalId: string | null }
>({
  async prepare(
    records,
    { requestId, part = 0 },
    effect,
  ): Promise<Prepared<NetworkOrder>> {
    const request = await records.request(requestId);
    if (!request) return { retire: "The request is gone." };
    const reference = networkReference(request.externalId, request.round, part);
    const known = request.orders.find((order) => order.part === part);
    if (known?.state === "ordered")
      return { already: "The network has this order.", after: { reference } };
    // An order that may have been placed has to be found before it can be called off.
    if (request.cancellationRequested && !isUnderWay(effect.state))
      return callOff(records, request, part);
    const goods = await records.goodsOf(
      request.lines.flatMap((line) => line.variantId ?? []),
    );
    // What an order was sent with stays, whatever has become of the request since.
    const frozen =
      known && known.lines.length > 0 && (part > 0 || isUnderWay(effect.state));
    const parts = frozen ? [] : splitUnits(unitsOfRequest(request, goods));
    const lines = frozen ? known.lines : parts[part];
    const externalIds = new Map(
      [...goods.values()].map((thing) => [thing.goodsId, thing.externalId]),
    );
    if (!lines || lines.some((line) => !externalIds.has(line.goodsId)))
      return { retire: "A line is no longer linked to goods." };
    if (parts.length > 0)
      await records.setNetworkParts(
        request.id,
        parts.map((partLines, index) => ({
          part: index,
          reference: networkReference(request.externalId, request.round, index),
          lines: partLines,
        })),
      );
    // Written before the call: whatever becomes of the answer, the network's letters can be matched.
    await records.markNetworkPart(request.id, part, { state: "ordering" });
    return {
      go: {
        request,
        part,
        reference,
        lines: lines.map((line) => ({
          ...line,
          goodsExternalId: externalIds.get(line.goodsId) ?? "",
        })),
      },
      before: null,
      after: {
        reference,
        units: lines.reduce((sum, line) => sum + line.quantity, 0),
      },
    };
  },
  async act({ world, shop }, { request, reference, lines }) {
    const shipTo = await world.storefront.fetchDestination(
      shop,
      request.externalId,
    );
    if (!shipTo)
      throw new SyncError("address_refused", {
        said: "the fulfillment order has no destination",
      });
    const made = await world.network.createOrder(shop, {
      reference,
      lines: lines.map(({ goodsExternalId, quantity }) => ({
        goodsExternalId,
        quantity,
      })),
      shipTo,
    });
    // `already`: an earlier try took hold. Its number comes with the network's next letter about the order.
    return { externalId: made.kind === "created" ? made.externalId : null };
  },
  async confirm(records, { externalId }, { request, part, lines }) {
    await records.markNetworkPart(request.id, part, {
      state: "ordered",
      ...(externalId ? { externalId } : {}),
    });
    await reserveAtNetwork(records, lines);
  },
  async refuse(records, { request, part }, { code, said }) {
    await records.markNetworkPart(request.id, part, { state: "refused" });
    await records.markRequest(request.id, {
      refusalCode: code,
      ...(said ? { refusalReason: said } : {}),
    });
  },
  tells: true,
});

/** What remains to be shipped, counted by goods; a line without goods has none that anyone knows. */
function unitsOfRequest(
  request: RequestRow,
  goods: Map<string, { goodsId: string }>,
): NetworkPartLine[] {
  const units = new Map<string, NetworkPartLine>();
  for (const { variantId, remainingQuantity } of request.lines) {
    if (remainingQuantity === 0) continue;
    const goodsId = (variantId && goods.get(variantId)?.goodsId) || "";
    const known = units.get(goodsId);
    units.set(goodsId, {
      variantId: known?.variantId ?? variantId ?? "",
      goodsId,
      quantity: (known?.quantity ?? 0) + remainingQuantity,
    });
  }
  return [...units.values()];
}

/** Nothing was ordered: an earlier try, if there was one, surely did nothing. Cancelling may have waited for this. */
async function callOff(
  records: Records,
  request: RequestRow,
  part: number,
): Promise<Prepared<NetworkOrder>> {
  const retire = "The merchant asked to cancel.";
  if (request.networkState !== "ordering") return { retire };
  await records.markNetworkPart(request.id, part, { state: "none" });
  return { retire, letter: { kind: "requests-waiting" } };
}

/**
 * The network has just reserved these units somewhere; until its letter says where, they are taken off the centre with
 * the most, so that no channel is told of them again.
 */
async function reserveAtNetwork(
  records: Records,
  lines: NetworkOrder["lines"],
): Promise<void> {
  const situations = await records.stockSituations(
    lines.map((line) => line.variantId),
  );
  await records.shiftLevels(
    lines.flatMap((line) => {
      const centre = [...(situations.get(line.variantId)?.network ?? [])].sort(
        (a, b) => b.available - a.available,
      )[0];
      return centre
        ? [
            {
              poolId: centre.ref,
              itemId: line.goodsId,
              available: -line.quantity,
              reserved: line.quantity,
            },
          ]
        : [];
    }),
  );
}

/** Asks the network to stop a delivery; it refuses once a parcel has left. */
export const cancelNetworkOrder = carrier<
  "network.cancel-order",
  { request: RequestRow; part: number; externalId: string },
  void
>({
  async prepare(records, { requestId, part = 0 }) {
    const request = await records.request(requestId);
    const order = request?.orders.find((one) => one.part === part);
    if (!request || !order?.externalId)
      return { retire: "The network knows nothing of this order." };
    if (order.state === "cancelled")
      return {
        already: "The network has cancelled this order.",
        after: "cancelled",
      };
    if (order.state !== "ordered")
      return { retire: "The network order is not open." };
    return {
      go: { request, part, externalId: order.externalId },
      before: "ordered",
      after: "cancelled",
    };
  },
  act: ({ world, shop }, { externalId }) =>
    world.network.cancelOrder(shop, externalId),
  confirm: (records, _result, { request, part }) =>
    records.markNetworkPart(request.id, part, { state: "cancelled" }),
  refuse: (records, { request }, { code }) =>
    records.markRequest(request.id, { refusalCode: code }),
  tells: true,
});

type Answer = { request: RequestRow };

/** A request that still waits for this answer; one that shows the answer has been given it. */
async function requestThat<Input extends Answer>(
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

const plainly = (request: RequestRow) => ({ go: { request }, after: null });
const isSubmitted = (request: RequestRow) =>
  request.requestStatus === "SUBMITTED";
/** A request that was closed, by a parcel or by hand, waits for no answer about its cancellation. */
const nobodyWaits = ({ code }: SyncError) =>
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

type Move = Answer & { locationId: string };

/** Gives a request that the network will not ship to another location. */
export const moveRequest = carrier<"storefront.move-request", Move, void>({
  async prepare(records, { requestId, locationId }): Promise<Prepared<Move>> {
    const request = await records.request(requestId);
    if (!request) return { retire: "The request is gone." };
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
  async prepare(records, { requestId, reason }): Promise<Prepared<Hold>> {
    const request = await records.request(requestId);
    if (!request) return { retire: "The request is gone." };
    if (request.requestStatus === "SUBMITTED")
      return { retire: "The merchant has asked the network again." };
    return { go: { request, reason }, before: null, after: { hold: reason } };
  },
  isMoot: nobodyWaits,
  act: ({ world, shop }, { request, reason }) =>
    world.storefront.holdRequest(shop, request.externalId, {
      handle: `quayside-${request.round}`,
      reason,
      notes: "Fulfilled by TikTok will not ship this order.",
    }),
  confirm: async () => undefined,
  tells: false,
});
