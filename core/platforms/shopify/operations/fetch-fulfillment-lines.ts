import { z } from "zod";
import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { fulfillmentLine } from "../wire/fulfillment.ts";
import { type Page, page } from "../wire/page.ts";

const document = `#graphql
  query FetchFulfillmentLines($id: ID!, $after: String) {
    fulfillment(id: $id) {
      fulfillmentLineItems(first: 250, after: $after) {
        nodes { quantity lineItem { id } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`;

const answer = z.object({
  fulfillment: z
    .object({ fulfillmentLineItems: page(fulfillmentLine) })
    .nullable(),
});

/** A further page of what one fulfillment shipped. @throws SyncError subject_not_found */
export async function fetchFulfillmentLines(
  client: AdminClient,
  shop: ShopRef,
  id: string,
  after: string | null,
): Promise<Page<z.infer<typeof fulfillmentLine>>> {
  const variables = { id, after };
  const read = await client.request(shop, document, variables, answer, {
    mode: "read",
  });
  if (!read.fulfillment) throw new SyncError("subject_not_found");
  return read.fulfillment.fulfillmentLineItems;
}
