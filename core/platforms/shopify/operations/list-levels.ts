import { z } from "zod";
import type { StorefrontLevelFact } from "#core/domain/facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { pages } from "../paging.ts";
import { stockedItem } from "../wire/level.ts";
import { page } from "../wire/page.ts";
import { wholeLevels } from "./fetch-levels.ts";

// 25 cost points for each item at most, and one query may have 1,000.
const document = `#graphql
  query ListLevels($after: String) {
    inventoryItems(first: 38, after: $after) {
      nodes {
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
      pageInfo { hasNextPage endCursor }
    }
  }
`;

const answer = z.object({ inventoryItems: page(stockedItem) });

/**
 * Stock of all items at every active location, in pages.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/queries/inventoryItems
 */
export async function* listLevels(
  client: AdminClient,
  shop: ShopRef,
): AsyncGenerator<StorefrontLevelFact[]> {
  const listing = pages(async (after) => {
    const variables = { after };
    const read = await client.request(shop, document, variables, answer, {
      mode: "read",
    });
    return read.inventoryItems;
  });
  for await (const items of listing)
    yield await wholeLevels(client, shop, items);
}
