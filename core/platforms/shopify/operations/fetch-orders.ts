import { z } from "zod";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { order, type WireOrder } from "../wire/order.ts";

/** As many fulfillments as the first answer holds; a full list means that there may be more. */
export const fulfillmentsAtFirst = 10;

const ordersAtOnce = 10;

// 44 cost points. A page costs with the logarithm of its size, and pages within pages multiply: nearly all orders are content
// with these, and a larger one costs further pages.
const document = `#graphql
  query FetchOrders($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Order {
        id
        name
        sourceIdentifier
        processedAt
        updatedAt
        cancelledAt
        cancelReason
        cancellation { staffNote }
        returnStatus
        refunds(first: 1) { id }
        currencyCode
        totalPriceSet { shopMoney { amount } }
        shippingAddress { firstName lastName company phone countryCodeV2 province provinceCode city address1 address2 zip }
        lineItems(first: 7) {
          nodes { id title sku quantity currentQuantity customAttributes { key value } variant { id } originalUnitPriceSet { shopMoney { amount } } discountedUnitPriceAfterAllDiscountsSet { shopMoney { amount } } }
          pageInfo { hasNextPage endCursor }
        }
        fulfillmentOrders(first: 2) {
          nodes {
          id
          status
          requestStatus
          updatedAt
          fulfillBy
          assignedLocation { location { id } }
          merchantRequests(last: 2) { nodes { kind sentAt } }
          lineItems(first: 7) {
            nodes { id sku totalQuantity remainingQuantity lineItem { id } variant { id } }
            pageInfo { hasNextPage endCursor }
          }
          }
          pageInfo { hasNextPage endCursor }
        }
        fulfillments(first: 10) {
          id
          status
          createdAt
          updatedAt
          deliveredAt
          location { id }
          trackingInfo(first: 10) { company number url }
          fulfillmentLineItems(first: 7) {
            nodes { quantity lineItem { id } }
            pageInfo { hasNextPage endCursor }
          }
        }
      }
    }
  }
`;

const answer = z.object({ nodes: z.array(order.nullable()) });

/**
 * These orders with the first page of everything in them; those that are gone are left out. As many as are asked for
 * together cost as much as one.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/queries/nodes
 */
export async function fetchOrders(
  client: AdminClient,
  shop: ShopRef,
  orderIds: string[],
): Promise<WireOrder[]> {
  const orders: WireOrder[] = [];
  for (let at = 0; at < orderIds.length; at += ordersAtOnce) {
    const ids = orderIds.slice(at, at + ordersAtOnce);
    const read = await client.request(shop, document, { ids }, answer, {
      mode: "read",
    });
    orders.push(...read.nodes.filter((node) => node !== null));
  }
  return orders;
}
