import { z } from "zod";
import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { reference } from "../wire/scalars.ts";

const document = `#graphql
  query FetchReturn($id: ID!) {
    return(id: $id) {
      status
      returnLineItems(first: 50) {
        nodes {
          ... on ReturnLineItem {
            id
            quantity
            processedQuantity
            fulfillmentLineItem { id }
          }
        }
      }
      reverseFulfillmentOrders(first: 5) {
        nodes {
          lineItems(first: 50) { nodes { id fulfillmentLineItem { id } } }
        }
      }
    }
  }
`;

const state = z.object({
  status: z.string(),
  returnLineItems: z.object({
    nodes: z.array(
      z.object({
        id: z.string(),
        quantity: z.number().int(),
        processedQuantity: z.number().int(),
        fulfillmentLineItem: reference,
      }),
    ),
  }),
  reverseFulfillmentOrders: z.object({
    nodes: z.array(
      z.object({
        lineItems: z.object({
          nodes: z.array(
            z.object({
              id: z.string(),
              fulfillmentLineItem: reference.nullable(),
            }),
          ),
        }),
      }),
    ),
  }),
});
const answer = z.object({ return: state.nullable() });

export type ReturnState = z.infer<typeof state>;

/** How far a return has come, line by line. @throws SyncError subject_not_found */
export async function fetchReturn(
  client: AdminClient,
  shop: ShopRef,
  id: string,
): Promise<ReturnState> {
  const read = await client.request(shop, document, { id }, answer, {
    mode: "read",
  });
  if (!read.return) throw new SyncError("subject_not_found");
  return read.return;
}
