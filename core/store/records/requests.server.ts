import { asksAgain } from "../../domain/orders/asks-again.ts";
import type { KitContents } from "../../domain/orders/kit-contents.ts";
import type {
  RequestLine,
  ShipmentSituation,
} from "../../domain/orders/order-situation.ts";
import { lineOfUnit } from "../../domain/orders/order-units.ts";
import { withoutTaken } from "../../domain/shipments/take-request-lines.ts";
import type { Records } from "../../world/records.ts";
import { Prisma, type Tx } from "../prisma.server.ts";
import { fromJson } from "../rows.server.ts";
import {
  toNetworkPart,
  toRequest,
  toShipment,
  withNetworkOrders,
} from "./orders.server.ts";

type RequestRecords = Pick<
  Records,
  | "learnRequests"
  | "request"
  | "requestOfNetworkOrder"
  | "openNetworkOrders"
  | "noteNetworkOrdersSwept"
  | "markRequest"
  | "wishForRequest"
  | "beginRound"
  | "takeFromRequest"
  | "learnShipments"
  | "noteShipmentTold"
  | "noteInTransit"
  | "placeParcel"
  | "shipmentForTelling"
>;

/** The network is to be asked anew, and has not answered yet. */
const anotherRound = {
  round: { increment: 1 },
  networkState: "none",
  refusalCode: null,
  refusalReason: null,
};

/** Fulfillment requests and parcels. */
export function requestRecords(tx: Tx, shopId: string): RequestRecords {
  return {
    async learnRequests(orderId, requests) {
      for (const { lines, updatedAt, ...request } of requests) {
        const key = {
          shopId_externalId: { shopId, externalId: request.externalId },
        };
        const known = await tx.fulfillmentRequest.findUnique({
          where: key,
          include: withNetworkOrders,
        });
        if (known && known.sourceUpdatedAt > updatedAt) continue;
        const isAsked =
          request.requestStatus === "SUBMITTED" &&
          known?.requestStatus !== "SUBMITTED";
        const facts = {
          ...request,
          orderId,
          lines: lines as unknown as Prisma.InputJsonValue,
          sourceUpdatedAt: updatedAt,
          ...(isAsked && { askedAt: updatedAt }),
        };
        await tx.fulfillmentRequest.upsert({
          where: key,
          create: { shopId, ...facts },
          update:
            known && asksAgain(toRequest(known), request)
              ? {
                  ...facts,
                  ...anotherRound,
                  kits: Prisma.DbNull,
                  wish: Prisma.DbNull,
                }
              : facts,
        });
      }
    },

    async request(requestId) {
      const row = await tx.fulfillmentRequest.findFirst({
        where: { shopId, id: requestId },
        include: withNetworkOrders,
      });
      return row && toRequest(row);
    },

    async requestOfNetworkOrder(networkExternalId, reference) {
      const row = await tx.networkOrder.findFirst({
        where: {
          shopId,
          OR: [
            { externalId: networkExternalId },
            ...(reference ? [{ reference }] : []),
          ],
        },
        include: { request: { include: withNetworkOrders } },
      });
      return (
        row && { request: toRequest(row.request), part: toNetworkPart(row) }
      );
    },

    async openNetworkOrders(most) {
      const rows = await tx.networkOrder.findMany({
        where: {
          shopId,
          state: "ordered",
          externalId: { not: null },
          request: { status: { notIn: ["CLOSED", "CANCELLED"] } },
        },
        orderBy: [{ sweptAt: { sort: "asc", nulls: "first" } }, { id: "asc" }],
        take: most,
        select: { externalId: true },
      });
      return rows.map((row) => ({ externalId: row.externalId ?? "" }));
    },

    async noteNetworkOrdersSwept(externalIds, at) {
      await tx.networkOrder.updateMany({
        where: { shopId, externalId: { in: externalIds } },
        data: { sweptAt: at },
      });
    },

    async beginRound(requestId) {
      await tx.fulfillmentRequest.updateMany({
        where: { shopId, id: requestId },
        data: anotherRound,
      });
    },

    async wishForRequest(requestId, wish) {
      await tx.fulfillmentRequest.updateMany({
        where: { shopId, id: requestId },
        data: { wish: wish ?? Prisma.DbNull },
      });
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
      const lines = withoutTaken(fromJson<RequestLine[]>(row.lines), taken);
      await tx.fulfillmentRequest.update({ where: key, data: { lines } });
    },

    async learnShipments(shipments) {
      for (const { lines, ...shipment } of shipments) {
        const key = {
          shopId_origin_externalId: {
            shopId,
            origin: shipment.origin,
            externalId: shipment.externalId,
          },
        };
        const known = await tx.shipment.findUnique({
          where: key,
          select: { shippedAt: true, deliveredAt: true, takenBackAt: true },
        });
        const facts = {
          ...shipment,
          lines: lines as unknown as Prisma.InputJsonValue,
          // A parcel leaves once; where the platform does not say when, the first time we heard of it counts.
          shippedAt: known?.shippedAt ?? shipment.shippedAt,
          deliveredAt: known?.deliveredAt ?? shipment.deliveredAt,
          takenBackAt: known?.takenBackAt ?? shipment.takenBackAt ?? null,
        };
        await tx.shipment.upsert({
          where: key,
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
          origin: true,
          condition: true,
          lines: true,
          order: {
            select: {
              lines: {
                where: { isCancelled: true },
                select: { externalId: true },
              },
              storefrontExternalId: true,
              state: true,
              requests: {
                select: { externalId: true, lines: true, kits: true },
              },
              shipments: { orderBy: { externalId: "asc" } },
            },
          },
        },
      });
      if (!row) return null;
      const { requests, shipments, ...order } = row.order;
      return {
        storefrontExternalId: order.storefrontExternalId,
        storefrontFulfillmentId: row.storefrontFulfillmentId,
        marketplacePackageId: row.marketplacePackageId,
        cancelled: order.state === "cancelled",
        isTakenBack: row.condition === "taken-back",
        cancelledLines: new Set(
          order.lines.map(({ externalId }) => lineOfUnit(externalId)),
        ),
        lines: fromJson<ShipmentSituation["lines"]>(row.lines),
        isOfNetwork: row.origin === "network",
        requests: new Map(
          requests.map((request) => [
            request.externalId,
            {
              lines: fromJson<RequestLine[]>(request.lines),
              kits: fromJson<KitContents | null>(request.kits) ?? {},
            },
          ]),
        ),
        parcels: shipments.map(toShipment),
      };
    },

    async noteInTransit(orderId, packageIds, at) {
      if (packageIds.length === 0) return;
      await tx.shipment.updateMany({
        where: {
          shopId,
          orderId,
          origin: "merchant",
          marketplacePackageId: { in: packageIds },
          inTransitAt: null,
        },
        data: { inTransitAt: at },
      });
    },

    async placeParcel(shipmentId, lines) {
      await tx.shipment.updateMany({
        where: { shopId, id: shipmentId },
        data: { lines: lines as unknown as Prisma.InputJsonValue },
      });
    },

    async noteShipmentTold(shipmentId, told) {
      const { storefrontLines, ...rest } = told;
      await tx.shipment.updateMany({
        where: { shopId, id: shipmentId },
        data: {
          ...rest,
          ...(storefrontLines && {
            storefrontLines: storefrontLines as Prisma.InputJsonValue,
          }),
          // What was seen before it was told says nothing of what is shown now.
          ...(told.toldNumber && { shown: null, toldTimes: { increment: 1 } }),
        },
      });
    },
  };
}
