import { isCancelReason } from "../../domain/aftersale-facts.ts";
import { isCancelCause } from "../../domain/cancel-causes.ts";
import type { KitContents } from "../../domain/orders/kit-contents.ts";
import type {
  NetworkPart,
  NetworkState,
  OrderSituation,
  RequestLine,
  RequestWish,
  ShipmentSituation,
} from "../../domain/orders/order-situation.ts";
import type { OrderState } from "../../domain/orders/states.ts";
import { wasBefore } from "../../domain/orders/was-before.ts";
import type { ErrorCode } from "../../errors/catalog.ts";
import type { Records } from "../../world/records.ts";
import type { RequestRow } from "../../world/request-records.ts";
import type { Prisma, Tx } from "../prisma.server.ts";
import { fromJson, jsonColumn } from "../rows.server.ts";
import { toKitContents } from "./kits.server.ts";
import { readOrderRows } from "./order-rows.server.ts";
import { toOrderRule } from "./order-rule.server.ts";
import { keepCorrectedAddress } from "./past-values.server.ts";
import { toAftersales } from "./returns.server.ts";
import { toChecked } from "./shipment-sides.server.ts";
import { splitRecords } from "./splits.server.ts";

type OrderRecords = Pick<
  Records,
  | "learnOrder"
  | "orderOfStorefront"
  | "noteRecipient"
  | "noteStorefrontOrder"
  | "sayCancelReason"
  | "orderSituation"
  | "orderIdByExternal"
  | "ordersWithUnlinkedLines"
  | "relinkOrderLines"
  | "eraseOrders"
>;

/** What `toRequest` reads. */
export const withNetworkOrders = {
  networkOrders: { orderBy: { part: "asc" } },
} satisfies Prisma.FulfillmentRequestInclude;

export type RequestModel = Prisma.FulfillmentRequestGetPayload<{
  include: typeof withNetworkOrders;
}>;

/** @returns the row in the planner's words. */
export const toRequest = (row: RequestModel): RequestRow => ({
  id: row.id,
  orderId: row.orderId,
  externalId: row.externalId,
  locationId: row.locationId,
  status: row.status,
  requestStatus: row.requestStatus,
  cancellationRequested: row.cancellationRequested,
  lines: fromJson<RequestLine[]>(row.lines),
  kits: fromJson<KitContents | null>(row.kits) ?? {},
  round: row.round,
  networkState: row.networkState as NetworkState,
  orders: row.networkOrders
    .filter((order) => order.round === row.round)
    .map(toNetworkPart),
  refusalCode: row.refusalCode as ErrorCode | null,
  wish: fromJson<RequestWish | null>(row.wish),
});

/** @returns the row in the planner's words. */
export const toNetworkPart = (
  row: RequestModel["networkOrders"][number],
): NetworkPart => ({
  part: row.part,
  reference: row.reference,
  externalId: row.externalId,
  state: row.state as NetworkState,
  hasLeft: row.hasLeft as NetworkPart["hasLeft"],
  lines: fromJson<NetworkPart["lines"]>(row.lines),
  sentTo:
    row.recipientMark !== null && row.recipientAsOf !== null
      ? { mark: row.recipientMark, asOf: row.recipientAsOf }
      : null,
});

/** @returns the row in the planner's words. */
export const toShipment = (
  shipment: Prisma.ShipmentGetPayload<object>,
): ShipmentSituation => ({
  id: shipment.id,
  origin: shipment.origin as ShipmentSituation["origin"],
  externalId: shipment.externalId,
  fulfillmentOrderExternalId: shipment.fulfillmentOrderExternalId,
  carrier: shipment.carrier,
  trackingNumber: shipment.trackingNumber,
  trackingUrl: shipment.trackingUrl,
  condition: shipment.condition as ShipmentSituation["condition"],
  issue: shipment.issue,
  lines: fromJson<ShipmentSituation["lines"]>(shipment.lines),
  storefrontFulfillmentId: shipment.storefrontFulfillmentId,
  storefrontLines: fromJson<ShipmentSituation["storefrontLines"]>(
    shipment.storefrontLines,
  ),
  marketplacePackageId: shipment.marketplacePackageId,
  status: shipment.status,
  inTransitAt: shipment.inTransitAt,
  deliveredAt: shipment.deliveredAt,
  toldNumber: shipment.toldNumber,
  toldCarrier: shipment.toldCarrier,
  toldAs: shipment.toldAs,
  toldTimes: shipment.toldTimes,
  moreNumbers: shipment.moreNumbers,
  checked: toChecked(shipment),
  alsoOnOrders: 0,
});

/** Orders of both channels, with what a planner needs to know of each. */
export function orderRecords(tx: Tx, shopId: string): OrderRecords {
  return {
    async learnOrder({
      lines,
      updatedAt,
      money,
      region,
      recipientMark,
      warehouseId,
      ...facts
    }) {
      const order = {
        ...facts,
        // What was told once stays: marketplaces hide it again later.
        ...(region && {
          destinationCountry: region.countryCode,
          destinationState: region.state,
          destinationZip3: region.zip3,
        }),
        ...(recipientMark && { recipientMark }),
        ...(warehouseId && { warehouseId }),
        ...(money !== undefined && { money: jsonColumn(money) }),
      };
      const key = {
        shopId_channel_externalId: {
          shopId,
          channel: order.channel,
          externalId: order.externalId,
        },
      };
      const known = await tx.order.findUnique({
        where: key,
        select: {
          id: true,
          sourceUpdatedAt: true,
          state: true,
          recipientMark: true,
        },
      });
      const previousState = (known?.state as OrderState | undefined) ?? null;
      if (known && known.sourceUpdatedAt > updatedAt)
        return { orderId: known.id, wasOlder: true, previousState };
      if (known && recipientMark)
        await keepCorrectedAddress(tx, shopId, known, {
          mark: recipientMark,
          at: updatedAt,
        });
      // From now on it counts as an order.
      if (!known)
        await tx.pastSale.deleteMany({
          where: {
            shopId,
            channel: order.channel,
            orderExternalId: order.externalId,
          },
        });
      const row = await tx.order.upsert({
        where: key,
        create: { shopId, ...order, sourceUpdatedAt: updatedAt },
        update: { ...order, sourceUpdatedAt: updatedAt },
        select: { id: true },
      });
      for (const { money: unitMoney, ...told } of lines) {
        const line = {
          ...told,
          ...(unitMoney && { money: jsonColumn(unitMoney) }),
        };
        await tx.orderLine.upsert({
          where: {
            orderId_externalId: {
              orderId: row.id,
              externalId: line.externalId,
            },
          },
          create: { shopId, orderId: row.id, ...line },
          update: line,
        });
      }
      // A bundle that stands for a variant of its own since is one unit again.
      if (order.channel === "marketplace")
        await tx.orderLine.deleteMany({
          where: {
            orderId: row.id,
            externalId: { notIn: lines.map((line) => line.externalId) },
          },
        });
      return { orderId: row.id, wasOlder: false, previousState };
    },

    async orderOfStorefront(externalId, sourceIdentifier) {
      const standing = await tx.order.findFirst({
        where: {
          shopId,
          OR: [
            { storefrontExternalId: externalId },
            ...(sourceIdentifier
              ? [{ channel: "marketplace", externalId: sourceIdentifier }]
              : []),
          ],
        },
        select: { id: true },
      });
      return standing?.id ?? null;
    },

    async noteStorefrontOrder(
      orderId,
      { externalId, name, updatedAt, shipFrom, cancelled },
    ) {
      const first = await tx.order.count({
        where: { shopId, id: orderId, storefrontExternalId: null },
      });
      // From here on Shopify counts its units; those that were held for it are owed.
      if (first > 0) await splitRecords(tx, shopId).oweForOrder(orderId);
      await tx.order.updateMany({
        where: { shopId, id: orderId },
        data: {
          storefrontExternalId: externalId,
          storefrontName: name,
          ...(updatedAt ? { storefrontUpdatedAt: updatedAt } : {}),
          ...(shipFrom !== undefined && { shipFrom }),
          ...(cancelled && {
            storefrontCancelledAt: cancelled.at,
            storefrontCancelReason: cancelled.reason,
          }),
        },
      });
      // What a person has said since stands.
      if (cancelled?.said)
        await tx.order.updateMany({
          where: { shopId, id: orderId, storefrontCancelSaid: null },
          data: { storefrontCancelSaid: cancelled.said },
        });
    },

    async sayCancelReason(orderId, reason) {
      await tx.order.updateMany({
        where: { shopId, id: orderId },
        data: { storefrontCancelSaid: reason },
      });
    },

    async orderSituation(orderId) {
      const read = await readOrderRows(tx, shopId, orderId);
      if (!read) return null;
      const { order: row, shop, withGoods, ordersUnderNumber } = read;
      const asked = row.requests.map(toRequest);
      const variantIds = [
        ...row.lines.flatMap((line) => line.variantId ?? []),
        ...asked.flatMap((request) =>
          request.lines.flatMap((line) => line.variantId ?? []),
        ),
      ];
      const kits = toKitContents(read.kitParts);
      const requests = asked.map((request, index) => ({
        ...request,
        kits: row.requests[index]?.kits ? request.kits : kits,
      }));
      const unshipped = row.state === "waiting" || row.state === "to_ship";
      return {
        order: {
          id: row.id,
          history:
            !unshipped &&
            shop.firstConnectedAt !== null &&
            wasBefore(row.placedAt, shop.firstConnectedAt),
          channel: row.channel as OrderSituation["order"]["channel"],
          externalId: row.externalId,
          name: row.name,
          waiting: row.state === "waiting",
          cancelled: row.state === "cancelled" || row.cancelledAt !== null,
          state: row.state as OrderState,
          storefrontCancel: row.storefrontCancelledAt && {
            reason: row.storefrontCancelReason,
            said:
              row.storefrontCancelSaid !== null &&
              isCancelReason(row.storefrontCancelSaid)
                ? row.storefrontCancelSaid
                : null,
          },
          cancelAsked: row.cancelAsked,
          fulfilledBy:
            row.fulfilledBy as OrderSituation["order"]["fulfilledBy"],
          storefrontExternalId: row.storefrontExternalId,
          recipientMark: row.recipientMark,
          updatedAt: row.sourceUpdatedAt,
          placedAt: row.placedAt,
          nature: row.nature as OrderSituation["order"]["nature"],
          replacesExternalId: row.replacesExternalId,
          releaseAt: row.releaseAt,
          marketplaceReference: row.marketplaceReference,
        },
        price: {
          currency: row.currency,
          storeCurrency: shop.currency,
          totalMinor: row.totalMinor,
          money: fromJson<OrderSituation["price"]["money"]>(row.money),
          isAccepted: row.priceAccepted,
        },
        lines: row.lines.map((line) => ({
          externalId: line.externalId,
          variantId: line.variantId,
          sku: line.sku,
          title: line.title,
          quantity: line.quantity,
          unitPriceMinor: line.unitPriceMinor,
          money: fromJson<OrderSituation["lines"][number]["money"]>(line.money),
          isGift: line.isGift,
          isCancelled: line.isCancelled,
          stands: line.stands,
          storefrontLineId: line.storefrontLineId,
        })),
        aftersales: toAftersales(row),
        requests,
        rule: toOrderRule(shop.orderRule),
        carrierNames: shop.carrierNames,
        shipments: row.shipments.map((shipment) => ({
          ...toShipment(shipment),
          alsoOnOrders:
            ordersUnderNumber.get(shipment.trackingNumber ?? "") ?? 0,
        })),
        cancelCause:
          row.cancelCause !== null && isCancelCause(row.cancelCause)
            ? row.cancelCause
            : null,
        serviceLocationId: shop.serviceLocationId,
        variantsWithGoods: new Set(
          variantIds.filter((id) =>
            (kits[id] ?? [{ variantId: id }]).every((part) =>
              withGoods.has(part.variantId),
            ),
          ),
        ),
      };
    },

    async orderIdByExternal(channel, externalId) {
      const row = await tx.order.findUnique({
        where: {
          shopId_channel_externalId: { shopId, channel, externalId },
        },
        select: { id: true },
      });
      return row?.id ?? null;
    },

    async ordersWithUnlinkedLines() {
      const rows = await tx.order.findMany({
        where: {
          shopId,
          channel: "marketplace",
          storefrontExternalId: null,
          state: { not: "cancelled" },
        },
        select: { id: true },
      });
      return rows.map((row) => row.id);
    },

    async relinkOrderLines() {
      await tx.$executeRaw`
        UPDATE order_line SET variant_id = sku_link.variant_id
        FROM listing_sku
        JOIN sku_link ON sku_link.listing_sku_id = listing_sku.id
        WHERE order_line.shop_id = ${shopId}::uuid AND order_line.variant_id IS NULL
          AND listing_sku.shop_id = order_line.shop_id AND listing_sku.external_id = order_line.item_external_id`;
      await tx.$executeRaw`
        UPDATE past_sale SET variant_id = sku_link.variant_id
        FROM listing_sku
        JOIN sku_link ON sku_link.listing_sku_id = listing_sku.id
        WHERE past_sale.shop_id = ${shopId}::uuid AND past_sale.channel = 'marketplace' AND past_sale.variant_id IS NULL
          AND listing_sku.shop_id = past_sale.shop_id AND listing_sku.external_id = past_sale.item_external_id`;
    },

    async noteRecipient(orderId, mark, at) {
      const before = await tx.order.findFirst({
        where: { shopId, id: orderId },
        select: { id: true, recipientMark: true },
      });
      if (before && mark)
        await keepCorrectedAddress(tx, shopId, before, { mark, at });
      await tx.order.updateMany({
        where: { shopId, id: orderId },
        data: { recipientMark: mark },
      });
    },

    async eraseOrders(storefrontExternalIds, at) {
      const orders = await tx.order.findMany({
        where: {
          shopId,
          OR: [
            { storefrontExternalId: { in: storefrontExternalIds } },
            {
              channel: "storefront",
              externalId: { in: storefrontExternalIds },
            },
          ],
        },
        select: {
          id: true,
          externalId: true,
          requests: {
            select: { networkOrders: { select: { externalId: true } } },
          },
        },
      });
      await tx.networkOrder.updateMany({
        where: { request: { orderId: { in: orders.map(({ id }) => id) } } },
        data: { recipientMark: null, recipientAsOf: null },
      });
      await tx.order.updateMany({
        where: { id: { in: orders.map(({ id }) => id) } },
        data: { erasedAt: at, destinationZip3: null, recipientMark: null },
      });
      return orders.flatMap(({ externalId, requests }) => [
        externalId,
        ...requests
          .flatMap(({ networkOrders }) => networkOrders)
          .flatMap((order) => order.externalId ?? []),
      ]);
    },
  };
}
