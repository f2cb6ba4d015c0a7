import { z } from "zod";
import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { type ReturnedLine, returnedLine } from "../wire/return.ts";

const document = `#graphql
  query FetchDispositions($id: ID!) {
    return(id: $id) {
      reverseFulfillmentOrders(first: 5) {
        nodes {
          lineItems(first: 50) {
            nodes {
              fulfillmentLineItem { lineItem { id } }
              dispositions { type quantity createdAt location { id } }
            }
          }
        }
      }
    }
  }
`;

const answer = z.object({
  return: z
    .object({
      reverseFulfillmentOrders: z.object({
        nodes: z.array(
          z.object({
            lineItems: z.object({ nodes: z.array(returnedLine) }),
          }),
        ),
      }),
    })
    .nullable(),
});

/**
 * What became of a return's goods, with a refund or without. Asked by itself: with all returns of an order Shopify would
 * reserve most of a shop's points for it.
 * @throws SyncError subject_not_found
 */
export async function fetchDispositions(
  client: AdminClient,
  shop: ShopRef,
  returnId: string,
): Promise<ReturnedLine[]> {
  const read = await client.request(shop, document, { id: returnId }, answer, {
    mode: "read",
  });
  if (!read.return) throw new SyncError("subject_not_found");
  return read.return.reverseFulfillmentOrders.nodes.flatMap(
    ({ lineItems }) => lineItems.nodes,
  );
}
