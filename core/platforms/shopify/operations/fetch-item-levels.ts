import { z } from "zod";
import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { level, type WireLevel } from "../wire/level.ts";
import { type Page, page } from "../wire/page.ts";

const document = `#graphql
  query FetchItemLevels($id: ID!, $after: String) {
    inventoryItem(id: $id) {
      inventoryLevels(first: 250, after: $after) {
        nodes {
          updatedAt
          location { id }
          quantities(names: ["available", "on_hand", "committed", "reserved"]) { name quantity }
        }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`;

const answer = z.object({
  inventoryItem: z.object({ inventoryLevels: page(level) }).nullable(),
});

/** A further page of one item's levels, for stores with very many locations. @throws SyncError subject_not_found */
export async function fetchItemLevels(
  client: AdminClient,
  shop: ShopRef,
  inventoryItemId: string,
  after: string,
): Promise<Page<WireLevel>> {
  const variables = { id: inventoryItemId, after };
  const read = await client.request(shop, document, variables, answer, {
    mode: "read",
  });
  if (!read.inventoryItem) throw new SyncError("subject_not_found");
  return read.inventoryItem.inventoryLevels;
}
