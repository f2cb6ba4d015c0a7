import type {
  FulfillmentRequest,
  MarketplaceReturn,
  NetworkOrder,
  Order,
  OrderLine,
  Shipment,
  StorefrontRefund,
  StorefrontReturn,
} from "@prisma/client";
import type { CarrierNames } from "../../domain/orders/carrier-names.ts";
import type { OrderRule } from "../../domain/orders/order-rule.ts";
import type { Json } from "../../kit/json.ts";
import type { Tx } from "../prisma.server.ts";
import { rowsInJson } from "../rows.server.ts";

const orderOf = rowsInJson<Order>({
  releaseAt: true,
  storefrontCancelledAt: true,
  placedAt: true,
  cancelledAt: true,
  shipBy: true,
  cancelsAt: true,
  sourceUpdatedAt: true,
  storefrontUpdatedAt: true,
  erasedAt: true,
});
const lineOf = rowsInJson<OrderLine>({});
const requestOf = rowsInJson<FulfillmentRequest>({
  sourceUpdatedAt: true,
  askedAt: true,
});
const networkOrderOf = rowsInJson<NetworkOrder>({
  askedAt: true,
  recipientAsOf: true,
  sweptAt: true,
});
const shipmentOf = rowsInJson<Shipment>({
  shippedAt: true,
  deliveredAt: true,
  takenBackAt: true,
  inTransitAt: true,
  checkedAt: true,
  differsSince: true,
});
const marketplaceReturnOf = rowsInJson<MarketplaceReturn>({
  answerBy: true,
  openedAt: true,
  sourceUpdatedAt: true,
  paidBackAt: true,
});
const storefrontReturnOf = rowsInJson<StorefrontReturn>({
  restockedAt: true,
  createdAt: true,
});
const storefrontRefundOf = rowsInJson<StorefrontRefund>({ createdAt: true });

type Rows = Json[];

/**
 * An order with all that hangs on it and what of its shop is needed beside it. An order is read several times for every
 * letter about it, so it is one statement.
 * @returns null where the shop has no such order.
 */
export async function readOrderRows(tx: Tx, shopId: string, orderId: string) {
  const [read] = await tx.$queryRaw<
    {
      order: Json;
      lines: Rows;
      requests: Rows;
      networkOrders: Rows;
      shipments: Rows;
      marketplaceReturns: Rows;
      storefrontReturns: Rows;
      storefrontRefunds: Rows;
      shop: {
        currency: string;
        carrierNames: CarrierNames;
        orderRule: Partial<OrderRule>;
        serviceLocationId: string | null;
      };
      firstConnectedAt: Date | null;
      kitParts: { kitId: string; variantId: string; count: number }[];
      withGoods: string[];
      ordersUnderNumber: Record<string, number>;
    }[]
  >`
    WITH asked AS (
      SELECT line.variant_id FROM order_line AS line
      WHERE line.shop_id = ${shopId}::uuid AND line.order_id = ${orderId}::uuid
      UNION
      SELECT line."variantId" FROM fulfillment_request AS request
      CROSS JOIN LATERAL jsonb_to_recordset(request.lines) AS line("variantId" uuid)
      WHERE request.shop_id = ${shopId}::uuid AND request.order_id = ${orderId}::uuid
    ), part AS (
      SELECT kit_part.kit_variant_id, kit_part.part_variant_id, kit_part.count, coalesce(variant.sku, variant.title) AS label
      FROM kit_part JOIN variant ON variant.id = kit_part.part_variant_id
      WHERE kit_part.shop_id = ${shopId}::uuid AND kit_part.kit_variant_id IN (SELECT variant_id FROM asked)
    )
    SELECT row_to_json("order") AS "order",
      (SELECT coalesce(json_agg(line ORDER BY line.external_id), '[]')
       FROM order_line AS line WHERE line.order_id = "order".id) AS lines,
      (SELECT coalesce(json_agg(request ORDER BY request.external_id), '[]')
       FROM fulfillment_request AS request WHERE request.order_id = "order".id) AS requests,
      (SELECT coalesce(json_agg(put ORDER BY put.part), '[]')
       FROM fulfillment_request AS request JOIN network_order AS put ON put.request_id = request.id
       WHERE request.order_id = "order".id) AS "networkOrders",
      (SELECT coalesce(json_agg(parcel ORDER BY parcel.external_id), '[]')
       FROM shipment AS parcel WHERE parcel.order_id = "order".id) AS shipments,
      (SELECT coalesce(json_agg(back ORDER BY back.opened_at, back.external_id), '[]')
       FROM marketplace_return AS back WHERE back.order_id = "order".id) AS "marketplaceReturns",
      (SELECT coalesce(json_agg(back ORDER BY back.created_at, back.external_id), '[]')
       FROM storefront_return AS back WHERE back.order_id = "order".id) AS "storefrontReturns",
      (SELECT coalesce(json_agg(paid ORDER BY paid.created_at, paid.external_id), '[]')
       FROM storefront_refund AS paid WHERE paid.order_id = "order".id) AS "storefrontRefunds",
      json_build_object('currency', shop.currency, 'orderRule', shop.order_rule,
        'carrierNames', json_build_object('marketplace', shop.carrier_names, 'storefront', shop.carrier_names_in_store),
        'serviceLocationId', network.details->'service'->>'locationId') AS shop,
      marketplace.first_connected_at AS "firstConnectedAt",
      (SELECT coalesce(json_agg(json_build_object('kitId', part.kit_variant_id, 'variantId', part.part_variant_id,
         'count', part.count) ORDER BY part.label), '[]') FROM part) AS "kitParts",
      (SELECT coalesce(json_agg(DISTINCT goods_link.variant_id), '[]') FROM goods_link
       WHERE goods_link.shop_id = ${shopId}::uuid AND goods_link.variant_id IN (
         SELECT variant_id FROM asked UNION ALL SELECT part_variant_id FROM part)) AS "withGoods",
      -- How many other orders have a live parcel of the merchant's under each number of this order's.
      (SELECT coalesce(json_object_agg(also.tracking_number, also.orders), '{}') FROM (
         SELECT other.tracking_number, count(DISTINCT other.order_id)::int AS orders
         FROM shipment AS other JOIN "order" AS theirs ON theirs.id = other.order_id
         WHERE other.shop_id = ${shopId}::uuid AND other.tracking_number IN (
             SELECT own.tracking_number FROM shipment AS own
             WHERE own.order_id = ${orderId}::uuid AND own.origin = 'merchant' AND own.tracking_number <> '')
           AND other.origin = 'merchant' AND other.condition = 'live' AND other.order_id <> ${orderId}::uuid
           AND theirs.channel = 'marketplace' AND theirs.state <> 'cancelled'
         GROUP BY other.tracking_number) AS also) AS "ordersUnderNumber"
    FROM "order"
    JOIN shop ON shop.id = "order".shop_id
    LEFT JOIN connection AS marketplace ON marketplace.shop_id = shop.id AND marketplace.kind = 'tiktok_shop'
    LEFT JOIN connection AS network ON network.shop_id = shop.id AND network.kind = 'fbt'
    WHERE "order".shop_id = ${shopId}::uuid AND "order".id = ${orderId}::uuid`;
  if (!read) return null;
  const networkOrders = read.networkOrders.map(networkOrderOf);
  return {
    order: {
      ...orderOf(read.order),
      lines: read.lines.map(lineOf),
      requests: read.requests.map(requestOf).map((request) => ({
        ...request,
        networkOrders: networkOrders.filter(
          ({ requestId }) => requestId === request.id,
        ),
      })),
      shipments: read.shipments.map(shipmentOf),
      marketplaceReturns: read.marketplaceReturns.map(marketplaceReturnOf),
      storefrontReturns: read.storefrontReturns.map(storefrontReturnOf),
      storefrontRefunds: read.storefrontRefunds.map(storefrontRefundOf),
    },
    shop: { ...read.shop, firstConnectedAt: read.firstConnectedAt },
    kitParts: read.kitParts,
    withGoods: new Set(read.withGoods),
    ordersUnderNumber: new Map(Object.entries(read.ordersUnderNumber)),
  };
}
