import { z } from "zod";
import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { fulfillmentOrderLine } from "../wire/fulfillment-order.ts";
import { type Page, page } from "../wire/page.ts";

const document = `#graphql
  query FetchFulfillmentOrderLines($id: ID!, $after: String) {
    fulfillmentOrder(id: $id) {
      lineItems(first: 250, after: $after) {
        nodes { id sku totalQuantity remainingQuantity lineItem { id } variant { id } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`;

const answer = z.object({
  fulfillmentOrder: z
    .object({ lineItems: page(fulfillmentOrderLine) })
    .nullable(),
});

/** A further page of one fulfillment order's lines. @throws SyncError subject_not_found */
export async function fetchFulfillmentOrderLines(
  client: AdminClient,
  shop: ShopRef,
  id: string,
  after: string | null,
): Promise<Page<z.infer<typeof fulfillmentOrderLine>>> {
  const variables = { id, after };
  const read = await client.request(shop, document, variables, answer, {
    mode: "read",
  });
  if (!read.fulfillmentOrder) throw new SyncError("subject_not_found");
  return read.fulfillmentOrder.lineItems;
}
