import { z } from "zod";
import type { CollectionFact } from "#core/domain/facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { pages } from "../paging.ts";
import { page } from "../wire/page.ts";

const document = `#graphql
  query FetchCollection($id: ID!, $after: String) {
    collection(id: $id) {
      title
      updatedAt
      products(first: 250, after: $after) {
        nodes { id }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`;

const answer = z.object({
  collection: z
    .object({
      title: z.string(),
      updatedAt: z.coerce.date(),
      products: page(z.object({ id: z.string() })),
    })
    .nullable(),
});

const nothing = {
  nodes: [],
  pageInfo: { hasNextPage: false, endCursor: null },
};

/**
 * One collection with the ids of all that it shows, or null. Kept by hand or by conditions: Shopify answers alike.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/queries/collection
 */
export async function fetchCollection(
  client: AdminClient,
  shop: ShopRef,
  id: string,
): Promise<CollectionFact | null> {
  let about: { title: string; updatedAt: Date } | null = null;
  const members = pages(async (after) => {
    const { collection } = await client.request(
      shop,
      document,
      { id, after },
      answer,
      { mode: "read" },
    );
    // The first page names it; a change while the others are read raises news of its own.
    about ??= collection;
    return collection?.products ?? nothing;
  });
  const productExternalIds = new Set<string>();
  for await (const nodes of members)
    for (const node of nodes) productExternalIds.add(node.id);
  const found = about as { title: string; updatedAt: Date } | null;
  return (
    found && {
      externalId: id,
      title: found.title,
      updatedAt: found.updatedAt,
      productExternalIds: [...productExternalIds],
    }
  );
}
