import { z } from "zod";
import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import {
  fulfillmentOrder,
  type WireFulfillmentOrder,
} from "../wire/fulfillment-order.ts";
import { type Page, page } from "../wire/page.ts";

const document = `#graphql
  query FetchFulfillmentOrders($id: ID!, $after: String) {
    order(id: $id) {
      fulfillmentOrders(first: 7, after: $after) {
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
    }
  }
`;

const answer = z.object({
  order: z.object({ fulfillmentOrders: page(fulfillmentOrder) }).nullable(),
});

/** A further page of one order's fulfillment orders. @throws SyncError subject_not_found */
export async function fetchFulfillmentOrders(
  client: AdminClient,
  shop: ShopRef,
  id: string,
  after: string | null,
): Promise<Page<WireFulfillmentOrder>> {
  const variables = { id, after };
  const read = await client.request(shop, document, variables, answer, {
    mode: "read",
  });
  if (!read.order) throw new SyncError("subject_not_found");
  return read.order.fulfillmentOrders;
}
