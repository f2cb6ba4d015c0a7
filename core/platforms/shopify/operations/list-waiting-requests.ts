import { z } from "zod";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { pages } from "../paging.ts";
import { page } from "../wire/page.ts";
import { instant } from "../wire/scalars.ts";

const document = `#graphql
  query ListWaitingRequests($status: FulfillmentOrderAssignmentStatus!, $after: String) {
    assignedFulfillmentOrders(first: 100, after: $after, assignmentStatus: $status, sortKey: ID) {
      nodes { id orderId updatedAt }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

const waiting = z.object({
  id: z.string(),
  orderId: z.string(),
  updatedAt: instant,
});
const waitingStatuses = [
  "FULFILLMENT_REQUESTED",
  "CANCELLATION_REQUESTED",
] as const;
const answer = z.object({ assignedFulfillmentOrders: page(waiting) });

/**
 * Fulfillment orders at our services that wait for a yes or no, to the request itself or to its cancellation.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/queries/assignedFulfillmentOrders
 */
export async function listWaitingRequests(client: AdminClient, shop: ShopRef) {
  const found = new Map<string, z.infer<typeof waiting>>();
  for (const status of waitingStatuses) {
    const listing = pages(async (after) => {
      const variables = { status, after };
      const read = await client.request(shop, document, variables, answer, {
        mode: "read",
      });
      return read.assignedFulfillmentOrders;
    });
    for await (const some of listing)
      for (const each of some) found.set(each.id, each);
  }
  return [...found.values()].map((each) => ({
    orderExternalId: each.orderId,
    fulfillmentOrderId: each.id,
    updatedAt: each.updatedAt,
  }));
}
