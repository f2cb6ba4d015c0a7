import { z } from "zod";
import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";

const document = `#graphql
  query FetchStocking($inventoryItemId: ID!, $locationId: ID!) {
    inventoryItem(id: $inventoryItemId) {
      tracked
      inventoryLevel(locationId: $locationId) { isActive }
    }
  }
`;

const answer = z.object({
  inventoryItem: z
    .object({
      tracked: z.boolean(),
      inventoryLevel: z.object({ isActive: z.boolean() }).nullable(),
    })
    .nullable(),
});

/** Whether Shopify counts this item at all, and whether at this location. @throws SyncError subject_not_found */
export async function fetchStocking(
  client: AdminClient,
  shop: ShopRef,
  at: { inventoryItemId: string; locationId: string },
): Promise<{ isTracked: boolean; isStocked: boolean }> {
  const { inventoryItem } = await client.request(shop, document, at, answer, {
    mode: "read",
  });
  if (!inventoryItem) throw new SyncError("subject_not_found");
  return {
    isTracked: inventoryItem.tracked,
    isStocked: inventoryItem.inventoryLevel?.isActive ?? false,
  };
}
