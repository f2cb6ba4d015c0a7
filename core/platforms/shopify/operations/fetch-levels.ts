import { z } from "zod";
import type { StorefrontLevelFact } from "#core/domain/facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { toLevelFact } from "../map/level.ts";
import { readOn } from "../paging.ts";
import { stockedItem } from "../wire/level.ts";
import { fetchItemLevels } from "./fetch-item-levels.ts";

// 25 cost points for each item at most, and one query may have 1,000.
const itemsPerQuery = 40;

const document = `#graphql
  query FetchLevels($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on InventoryItem {
        id
        inventoryLevels(first: 50) {
          nodes {
            updatedAt
            location { id }
            quantities(names: ["available", "on_hand", "committed", "reserved"]) { name quantity }
          }
          pageInfo { hasNextPage endCursor }
        }
      }
    }
  }
`;

const answer = z.object({ nodes: z.array(stockedItem) });

/**
 * Stock of these items at every active location; items that no longer exist are left out.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/objects/InventoryLevel
 */
export async function fetchLevels(
  client: AdminClient,
  shop: ShopRef,
  inventoryItemIds: string[],
): Promise<StorefrontLevelFact[]> {
  const facts: StorefrontLevelFact[] = [];
  for (let at = 0; at < inventoryItemIds.length; at += itemsPerQuery) {
    const ids = inventoryItemIds.slice(at, at + itemsPerQuery);
    const read = await client.request(shop, document, { ids }, answer, {
      mode: "read",
    });
    facts.push(...(await wholeLevels(client, shop, read.nodes)));
  }
  return facts;
}

/** The levels of these items, those of very many locations to their end. */
export async function wholeLevels(
  client: AdminClient,
  shop: ShopRef,
  items: z.infer<typeof stockedItem>[],
): Promise<StorefrontLevelFact[]> {
  const facts: StorefrontLevelFact[] = [];
  for (const item of items) {
    if (!item) continue;
    const levels = await readOn(item.inventoryLevels, (after) =>
      fetchItemLevels(client, shop, item.id, after),
    );
    facts.push(...levels.map((level) => toLevelFact(item.id, level)));
  }
  return facts;
}
