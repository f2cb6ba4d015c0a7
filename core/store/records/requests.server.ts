import type { RequestLine } from "../../domain/orders/order-situation.ts";
import type { Records } from "../../world/records.ts";
import type { Prisma, Tx } from "../prisma.server.ts";
import { fromJson } from "../rows.server.ts";
import { toRequest } from "./orders.server.ts";

type RequestRecords = Pick<
  Records,
  | "learnRequests"
  | "request"
  | "requestOfNetworkOrder"
  | "openNetworkOrders"
  | "markRequest"
  | "takeFromRequest"
  | "learnShipments"
  | "noteShipmentTold"
  | "shipmentForTelling"
>;

/** Fulfillment requests and parcels. */
export function requestRecords(tx: Tx, shopId: string): RequestRecords {
  return {
    async learnRequests(orderId, requests) {
      for (const { lines, updatedAt, ...request } of requests) {
        const key = {
          shopId_externalId: { shopId, externalId: request.externalId },
        };
        const known = await tx.fulfillmentRequest.findUnique({ where: key });
        if (known && known.sourceUpdatedAt > updatedAt) continue;
        // The merchant asks again after a refusal: a new round, with a new key at the network.
        const asksAgain =
          known?.networkState === "refused" &&
          known.requestStatus === "REJECTED" &&
          request.requestStatus === "SUBMITTED";
        const facts = {
          ...request,
          orderId,
          lines: lines as unknown as Prisma.InputJsonValue,
          sourceUpdatedAt: updatedAt,
        };
        await tx.fulfillmentRequest.upsert({
          where: key,
          create: { shopId, ...facts },
          update: asksAgain
            ? {
                ...facts,
                round: { increment: 1 },
                networkState: "none",
                refusalCode: null,
                refusalReason: null,
              }
            : facts,
        });
      }
    },

    async request(requestId) {
      const row = await tx.fulfillmentRequest.findFirst({
        where: { shopId, id: requestId },
      });
      return row && toRequest(row);
    },

    async requestOfNetworkOrder(networkExternalId, reference) {
      const row = await tx.fulfillmentRequest.findFirst({
        where: {
          shopId,
          OR: [
            { networkExternalId },
            ...(reference ? [{ networkReference: reference }] : []),
          ],
        },
      });
      return row && toRequest(row);
    },

    async openNetworkOrders() {
      const rows = await tx.fulfillmentRequest.findMany({
        where: {
          shopId,
          networkState: "ordered",
          networkExternalId: { not: null },
          status: { notIn: ["CLOSED", "CANCELLED"] },
        },
        select: { networkExternalId: true },
      });
      return rows.map((row) => ({ externalId: row.networkExternalId ?? "" }));
    },

    async markRequest(requestId, change) {
      await tx.fulfillmentRequest.updateMany({
        where: { shopId, id: requestId },
        data: change,
      });
    },

    async takeFromRequest(requestExternalId, taken) {
      const key = {
        shopId_externalId: { shopId, externalId: requestExternalId },
      };
      const row = await tx.fulfillmentRequest.findUnique({ where: key });
      if (!row) return;
      const lines = fromJson<RequestLine[]>(row.lines).map((line) => ({
        ...line,
        remainingQuantity:
          line.remainingQuantity -
          (taken.find((take) => take.fulfillmentOrderLineId === line.externalId)
            ?.quantity ?? 0),
      }));
      await tx.fulfillmentRequest.update({ where: key, data: { lines } });
    },

    async learnShipments(shipments) {
      for (const { lines, ...shipment } of shipments) {
        const facts = {
          ...shipment,
          lines: lines as unknown as Prisma.InputJsonValue,
        };
        await tx.shipment.upsert({
          where: {
            shopId_origin_externalId: {
              shopId,
              origin: shipment.origin,
              externalId: shipment.externalId,
            },
          },
          create: { shopId, ...facts },
          update: facts,
        });
      }
    },

    async shipmentForTelling(shipmentId) {
      const row = await tx.shipment.findFirst({
        where: { shopId, id: shipmentId },
        select: {
          storefrontFulfillmentId: true,
          marketplacePackageId: true,
          order: { select: { storefrontExternalId: true, state: true } },
        },
      });
      return (
        row && {
          storefrontExternalId: row.order.storefrontExternalId,
          storefrontFulfillmentId: row.storefrontFulfillmentId,
          marketplacePackageId: row.marketplacePackageId,
          cancelled: row.order.state === "cancelled",
        }
      );
    },

    async noteShipmentTold(shipmentId, told) {
      await tx.shipment.updateMany({
        where: { shopId, id: shipmentId },
        data: told,
      });
    },
  };
}
