import { z } from "zod";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { missingSubject, refuseUserErrors } from "../user-errors.ts";
import { userErrors } from "../wire/user-error.ts";

const document = `#graphql
  mutation TrackItem($id: ID!) {
    inventoryItemUpdate(id: $id, input: { tracked: true }) {
      userErrors { field message }
    }
  }
`;

const answer = z.object({ inventoryItemUpdate: z.object({ userErrors }) });

/**
 * Makes Shopify count an item: quantities of an uncounted one have no effect on selling.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/inventoryItemUpdate
 * @throws SyncError subject_not_found, request_refused
 */
export async function trackItem(
  client: AdminClient,
  shop: ShopRef,
  inventoryItemId: string,
): Promise<void> {
  const variables = { id: inventoryItemId };
  const read = await client.request(shop, document, variables, answer, {
    mode: "keyed-write",
  });
  refuseUserErrors(read.inventoryItemUpdate.userErrors, missingSubject);
}
