import { z } from "zod";
import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { fulfillment, type WireFulfillment } from "../wire/fulfillment.ts";

const document = `#graphql
  query FetchFulfillments($id: ID!) {
    order(id: $id) {
      fulfillments(first: 250) {
        id
        status
        createdAt
        updatedAt
        deliveredAt
        location { id }
        trackingInfo(first: 10) { company number url }
        fulfillmentLineItems(first: 100) {
          nodes { quantity lineItem { id } }
          pageInfo { hasNextPage endCursor }
        }
      }
    }
  }
`;

const answer = z.object({
  order: z.object({ fulfillments: z.array(fulfillment) }).nullable(),
});

/** Up to 250 fulfillments of one order; Shopify offers no cursor here. @throws SyncError subject_not_found */
export async function fetchFulfillments(
  client: AdminClient,
  shop: ShopRef,
  orderId: string,
): Promise<WireFulfillment[]> {
  const read = await client.request(shop, document, { id: orderId }, answer, {
    mode: "read",
  });
  if (!read.order) throw new SyncError("subject_not_found");
  return read.order.fulfillments;
}
