import { wholeState } from "../../domain/orders/network-parts.ts";
import type { NetworkState } from "../../domain/orders/order-situation.ts";
import type { NetworkOrderRecords } from "../../world/order-records.ts";
import type { Prisma, Tx } from "../prisma.server.ts";
import { effectRecords } from "./effects.server.ts";

/** Orders at the network, one or several for a round of a request. */
export function networkOrderRecords(
  tx: Tx,
  shopId: string,
): NetworkOrderRecords {
  const roundOf = async (requestId: string) =>
    (
      await tx.fulfillmentRequest.findFirst({
        where: { shopId, id: requestId },
        select: { round: true },
      })
    )?.round ?? 0;
  return {
    async setNetworkParts(requestId, parts) {
      const round = await roundOf(requestId);
      await tx.networkOrder.deleteMany({
        where: { shopId, requestId, round, state: "none" },
      });
      await tx.networkOrder.createMany({
        data: parts.map(({ lines, ...part }) => ({
          shopId,
          requestId,
          round,
          ...part,
          state: "none",
          lines: lines as unknown as Prisma.InputJsonValue,
        })),
        // A part that is under way keeps what it was sent with.
        skipDuplicates: true,
      });
    },

    async orderOfRequest(externalId) {
      const row = await tx.fulfillmentRequest.findUnique({
        where: { shopId_externalId: { shopId, externalId } },
        select: { orderId: true },
      });
      return row?.orderId ?? null;
    },

    async askOnceMore(requestId, at) {
      const open = await tx.networkOrder.findFirst({
        where: {
          shopId,
          requestId,
          round: await roundOf(requestId),
          state: "ordering",
        },
      });
      const givenUp = open
        ? await tx.effect.findMany({
            where: {
              shopId,
              kind: "network.create-order",
              subject: `request:${requestId}`,
              state: "refused",
              errorCode: "gave_up",
            },
            select: { id: true, key: true },
          })
        : [];
      const { retryEffect } = effectRecords(tx, shopId);
      for (const { id } of givenUp) await retryEffect(id, at);
      return givenUp.map(({ key }) => key);
    },

    async noteLeft(reference, hasLeft) {
      await tx.networkOrder.updateMany({
        where: { shopId, reference },
        data: { hasLeft },
      });
    },

    async markNetworkPart(requestId, part, { sentTo, askedAt, ...change }) {
      const round = await roundOf(requestId);
      if (askedAt)
        await tx.networkOrder.updateMany({
          where: { shopId, requestId, round, part, askedAt: null },
          data: { askedAt },
        });
      await tx.networkOrder.updateMany({
        where: { shopId, requestId, round, part },
        data: {
          ...change,
          ...(sentTo && {
            recipientMark: sentTo.mark,
            recipientAsOf: sentTo.asOf,
          }),
        },
      });
      const orders = await tx.networkOrder.findMany({
        where: { shopId, requestId, round },
        select: { state: true },
      });
      const networkState = wholeState(
        orders.map(({ state }) => ({ state: state as NetworkState })),
      );
      await tx.fulfillmentRequest.updateMany({
        where: { shopId, id: requestId },
        data: { networkState },
      });
    },
  };
}
