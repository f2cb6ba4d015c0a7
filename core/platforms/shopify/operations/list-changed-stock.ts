import { z } from "zod";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { pages } from "../paging.ts";
import { page } from "../wire/page.ts";

// 24 cost points a page.
const document = `#graphql
  query ListChangedStock($locationId: ID!, $query: String!, $after: String) {
    location(id: $locationId) {
      inventoryLevels(first: 250, after: $after, query: $query) {
        nodes { updatedAt item { id } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`;

const levels = page(
  z.object({
    updatedAt: z.coerce.date(),
    item: z.object({ id: z.string() }),
  }),
);
const answer = z.object({
  location: z.object({ inventoryLevels: levels }).nullable(),
});
const none: z.infer<typeof levels> = {
  nodes: [],
  pageInfo: { hasNextPage: false, endCursor: null },
};

/**
 * Inventory items whose stock at one location changed at or after `updatedSince`; none where the location is gone.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/objects/Location (inventoryLevels, filter `updated_at`)
 */
export async function* listChangedStock(
  client: AdminClient,
  shop: ShopRef,
  locationId: string,
  filter: { updatedSince: Date },
): AsyncGenerator<{ inventoryItemId: string; updatedAt: Date }[]> {
  const query = `updated_at:>='${filter.updatedSince.toISOString()}'`;
  const listing = pages(async (after) => {
    const variables = { locationId, query, after };
    const read = await client.request(shop, document, variables, answer, {
      mode: "read",
    });
    return read.location?.inventoryLevels ?? none;
  });
  for await (const nodes of listing)
    yield nodes.map(({ item, updatedAt }) => ({
      inventoryItemId: item.id,
      updatedAt,
    }));
}
