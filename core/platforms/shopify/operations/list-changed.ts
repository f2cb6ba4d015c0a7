import { z } from "zod";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { pages } from "../paging.ts";
import { page } from "../wire/page.ts";

// 13 cost points a page each: a feed that is read every minute has to be cheap.
const products = `#graphql
  query ListChangedProducts($query: String!, $after: String) {
    changed: products(first: 250, after: $after, query: $query, sortKey: UPDATED_AT) {
      nodes { id updatedAt }
      pageInfo { hasNextPage endCursor }
    }
  }
`;
const orders = `#graphql
  query ListChangedOrders($query: String!, $after: String) {
    changed: orders(first: 250, after: $after, query: $query, sortKey: UPDATED_AT) {
      nodes { id updatedAt }
      pageInfo { hasNextPage endCursor }
    }
  }
`;
const collections = `#graphql
  query ListChangedCollections($query: String!, $after: String) {
    changed: collections(first: 250, after: $after, query: $query, sortKey: UPDATED_AT) {
      nodes { id updatedAt }
      pageInfo { hasNextPage endCursor }
    }
  }
`;
const documents = { products, collections, orders } as const;

const answer = z.object({
  changed: page(z.object({ id: z.string(), updatedAt: z.coerce.date() })),
});

/**
 * Which products, collections or orders changed at or after `updatedSince`, oldest change first, with their versions. Without
 * `read_all_orders` Shopify shows orders of the last 60 days only.
 * source: https://shopify.dev/docs/api/usage/search-syntax
 */
export async function* listChanged(
  client: AdminClient,
  shop: ShopRef,
  what: keyof typeof documents,
  filter: { updatedSince: Date },
): AsyncGenerator<{ externalId: string; updatedAt: Date }[]> {
  const query = `updated_at:>='${filter.updatedSince.toISOString()}'`;
  const listing = pages(async (after) => {
    const variables = { query, after };
    const read = await client.request(
      shop,
      documents[what],
      variables,
      answer,
      { mode: "read" },
    );
    return read.changed;
  });
  for await (const nodes of listing)
    yield nodes.map(({ id, updatedAt }) => ({ externalId: id, updatedAt }));
}
