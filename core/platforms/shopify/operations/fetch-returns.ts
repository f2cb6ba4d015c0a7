import { z } from "zod";
import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { type WireReturn, wireReturn } from "../wire/return.ts";

const document = `#graphql
  query FetchReturns($id: ID!) {
    order(id: $id) {
      returns(first: 20) {
        nodes {
          id
          name
          status
          createdAt
          decline { note }
          returnLineItems(first: 50) {
            nodes {
              ... on ReturnLineItem {
                id
                quantity
                processedQuantity
                returnReasonNote
                customerNote
                returnReasonDefinition { handle }
                fulfillmentLineItem { lineItem { id } }
              }
            }
          }
        }
      }
    }
  }
`;

const answer = z.object({
  order: z
    .object({ returns: z.object({ nodes: z.array(wireReturn) }) })
    .nullable(),
});

/** An order's returns with their lines. @throws SyncError subject_not_found */
export async function fetchReturns(
  client: AdminClient,
  shop: ShopRef,
  orderId: string,
): Promise<WireReturn[]> {
  const { order } = await client.request(
    shop,
    document,
    { id: orderId },
    answer,
    { mode: "read" },
  );
  if (!order) throw new SyncError("subject_not_found");
  return order.returns.nodes;
}
