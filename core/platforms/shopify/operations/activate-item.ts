import { z } from "zod";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { missingSubject, refuseUserErrors } from "../user-errors.ts";
import { userErrors } from "../wire/user-error.ts";

const document = `#graphql
  mutation ActivateItem($inventoryItemId: ID!, $locationId: ID!, $key: String!) {
    inventoryActivate(inventoryItemId: $inventoryItemId, locationId: $locationId) @idempotent(key: $key) {
      inventoryLevel { id }
      userErrors { field message }
    }
  }
`;

const answer = z.object({
  inventoryActivate: z.object({
    inventoryLevel: z.object({ id: z.string() }).nullable(),
    userErrors,
  }),
});

/**
 * Stocks an item at a location, with nothing there yet. An item that is already there comes back with its level, which is
 * what was wanted.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/inventoryActivate
 * @throws SyncError subject_not_found, request_refused
 */
export async function activateItem(
  client: AdminClient,
  shop: ShopRef,
  item: { inventoryItemId: string; locationId: string; key: string },
): Promise<void> {
  const { inventoryActivate: done } = await client.request(
    shop,
    document,
    item,
    answer,
    { mode: "keyed-write" },
  );
  if (!done.inventoryLevel) refuseUserErrors(done.userErrors, missingSubject);
}
