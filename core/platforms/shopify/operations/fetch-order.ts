import { z } from "zod";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { order, type WireOrder } from "../wire/order.ts";

/** As many fulfillments as the first answer holds; a full list means that there may be more. */
export const fulfillmentsAtFirst = 10;

// About 100 cost points; a larger order costs further pages.
const document = `#graphql
  query FetchOrder($id: ID!) {
    order(id: $id) {
      id
      name
      sourceIdentifier
      processedAt
      updatedAt
      cancelledAt
      cancelReason
      returnStatus
      refunds(first: 1) { id }
      currencyCode
      totalPriceSet { shopMoney { amount } }
      shippingAddress { countryCodeV2 provinceCode zip }
      lineItems(first: 50) {
        nodes { id title sku quantity variant { id } originalUnitPriceSet { shopMoney { amount } } }
        pageInfo { hasNextPage endCursor }
      }
      fulfillmentOrders(first: 5) {
        nodes {
        id
        status
        requestStatus
        updatedAt
        fulfillBy
        assignedLocation { location { id } }
        merchantRequests(last: 2) { nodes { kind sentAt } }
        lineItems(first: 20) {
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
        deliveredAt
        location { id }
        trackingInfo(first: 10) { company number url }
        fulfillmentLineItems(first: 20) {
          nodes { quantity lineItem { id } }
          pageInfo { hasNextPage endCursor }
        }
      }
    }
  }
`;

const answer = z.object({ order: order.nullable() });

/** One order with the first page of everything in it, or null. source: https://shopify.dev/docs/api/admin-graphql/2026-10/queries/order */
export async function fetchOrder(
  client: AdminClient,
  shop: ShopRef,
  id: string,
): Promise<WireOrder | null> {
  const read = await client.request(shop, document, { id }, answer, {
    mode: "read",
  });
  return read.order;
}
