import { z } from "zod";
import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";

const document = `#graphql
  query FetchCancellable($id: ID!) {
    order(id: $id) {
      cancelledAt
      fulfillments(first: 50) { status }
      fulfillmentOrders(first: 50) {
        nodes { assignedLocation { location { isFulfillmentService } } }
      }
    }
  }
`;

const answer = z.object({
  order: z
    .object({
      cancelledAt: z.string().nullable(),
      fulfillments: z.array(z.object({ status: z.string() })),
      fulfillmentOrders: z.object({
        nodes: z.array(
          z.object({
            assignedLocation: z.object({
              location: z
                .object({ isFulfillmentService: z.boolean() })
                .nullable(),
            }),
          }),
        ),
      }),
    })
    .nullable(),
});

/** What has to be known before an order is cancelled. @throws SyncError subject_not_found */
export async function fetchCancellable(
  client: AdminClient,
  shop: ShopRef,
  id: string,
): Promise<{
  isCancelled: boolean;
  isFulfilled: boolean;
  /** Whether the merchant's own stock was taken for it. */
  isFromOwnStock: boolean;
}> {
  const { order } = await client.request(shop, document, { id }, answer, {
    mode: "read",
  });
  if (!order) throw new SyncError("subject_not_found");
  return {
    isCancelled: order.cancelledAt !== null,
    isFulfilled: order.fulfillments.some(({ status }) => status === "SUCCESS"),
    isFromOwnStock: order.fulfillmentOrders.nodes.some(
      (each) => !each.assignedLocation.location?.isFulfillmentService,
    ),
  };
}
