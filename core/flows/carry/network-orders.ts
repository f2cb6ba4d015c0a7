import { isUnderWay } from "../../domain/effect-states.ts";
import { splitUnits } from "../../domain/orders/network-parts.ts";
import { networkReference } from "../../domain/orders/network-reference.ts";
import { unitsOfRequest } from "../../domain/orders/network-units.ts";
import type {
  NetworkPart,
  NetworkPartLine,
} from "../../domain/orders/order-situation.ts";
import { isTakingBack } from "../../domain/orders/plan-wish.ts";
import { parcelsOf } from "../../domain/orders/sent-parcels.ts";
import { unitsUnderWay } from "../../domain/shipments/fill-request.ts";
import { SyncError } from "../../errors/sync-error.ts";
import type { Records } from "../../world/records.ts";
import type { RequestRow } from "../../world/request-records.ts";
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
  Pick<NetworkPart, "externalId" | "sentTo">
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
    if (
      (request.cancellationRequested || isTakingBack(request.wish)) &&
      !isUnderWay(effect.state)
    )
      return callOff(records, request, part);
    const { kits, goods, sent, sentTo } = await whatToSend(records, request);
    // What an order was sent with stays, whatever has become of the request since.
    const frozen =
      known && known.lines.length > 0 && (part > 0 || isUnderWay(effect.state));
    const parts = frozen
      ? []
      : splitUnits(unitsOfRequest({ ...request, kits }, goods, sent));
    const lines = frozen ? known.lines : parts[part];
    const externalIds = new Map(
      [...goods.values()].map((thing) => [thing.goodsId, thing.externalId]),
    );
    if (!lines || lines.some((line) => !externalIds.has(line.goodsId)))
      return { retire: "A line is no longer linked to goods." };
    if (parts.length > 0) await records.markRequest(request.id, { kits });
    if (parts.length > 0)
      await records.setNetworkParts(
        request.id,
        parts.map((partLines, index) => ({
          part: index,
          reference: networkReference(request.externalId, request.round, index),
          lines: partLines,
        })),
      );
    // Written before the call: whatever becomes of the answer, the network's letters can be matched, and where it went first
    // is known no better than the order was.
    await records.markNetworkPart(request.id, part, {
      state: "ordering",
      askedAt: effect.plannedAt,
      ...(!known?.sentTo && { sentTo }),
    });
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
    const recipient = await world.storefront.fetchDestination(
      shop,
      request.externalId,
    );
    if (!recipient)
      throw new SyncError("address_refused", {
        said: "the fulfillment order has no destination",
      });
    const made = await world.network.createOrder(shop, {
      reference,
      lines: lines.map(({ goodsExternalId, quantity }) => ({
        goodsExternalId,
        quantity,
      })),
      shipTo: recipient.to,
    });
    // `already`: an earlier try took hold, perhaps with an earlier address. Its number comes with the network's next letter
    // about the order.
    const { mark, asOf } = recipient;
    return made.kind === "created"
      ? { externalId: made.externalId, sentTo: mark ? { mark, asOf } : null }
      : { externalId: null, sentTo: null };
  },
  async confirm(records, { externalId, sentTo }, { request, part, lines }) {
    await records.markNetworkPart(request.id, part, {
      state: "ordered",
      ...(externalId ? { externalId } : {}),
      sentTo,
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

/**
 * What the request is sent as: of kits their parts, less what has left for kits that an earlier round did not complete. What
 * kits were put together from when the network was first asked stays for this round.
 */
async function whatToSend(records: Records, request: RequestRow) {
  const variantIds = request.lines.flatMap((line) => line.variantId ?? []);
  const kits =
    Object.keys(request.kits).length > 0
      ? request.kits
      : await records.kitContents(variantIds);
  const goods = await records.goodsOf([
    ...variantIds,
    ...Object.values(kits).flatMap((parts) =>
      parts.map(({ variantId }) => variantId),
    ),
  ]);
  const situation = await records.orderSituation(request.orderId);
  const parcels = parcelsOf(request.externalId, situation?.shipments ?? []);
  const { recipientMark: mark = null, updatedAt: asOf } =
    situation?.order ?? {};
  return {
    kits,
    goods,
    sent: unitsUnderWay({ ...request, kits }, parcels),
    sentTo: mark !== null && asOf ? { mark, asOf } : null,
  };
}

/** Nothing was ordered: an earlier try, if there was one, surely did nothing. Cancelling may have waited for this. */
async function callOff(
  records: Records,
  request: RequestRow,
  part: number,
): Promise<Prepared<NetworkOrder>> {
  const retire = !isTakingBack(request.wish)
    ? "The merchant asked to cancel."
    : request.wish.kind === "late"
      ? "The network has not taken it in time."
      : "A person has stopped it.";
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
