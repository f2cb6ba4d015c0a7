import { z } from "zod";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";

// Shopify's search learns of a new order some seconds late, and the order we look for is often seconds old. The newest
// orders are therefore read from the list as well.
const document = `#graphql
  query FindOrderBySource($query: String!) {
    found: orders(first: 10, query: $query) {
      nodes { id name sourceIdentifier }
    }
    newest: orders(first: 100, sortKey: CREATED_AT, reverse: true) {
      nodes { id name sourceIdentifier }
    }
  }
`;

const some = z.object({
  nodes: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      sourceIdentifier: z.string().nullable(),
    }),
  ),
});
const answer = z.object({ found: some, newest: some });

/**
 * The order that carries this source identifier, or null. The search is not exact, so the answer is compared.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/queries/orders
 */
export async function findOrderBySource(
  client: AdminClient,
  shop: ShopRef,
  sourceIdentifier: string,
): Promise<{ externalId: string; name: string } | null> {
  const quoted = sourceIdentifier.replace(/[\\"]/g, "\\$&");
  const query = `source_identifier:"${quoted}"`;
  const read = await client.request(shop, document, { query }, answer, {
    mode: "read",
  });
  const order = [...read.found.nodes, ...read.newest.nodes].find(
    (each) => each.sourceIdentifier === sourceIdentifier,
  );
  return order ? { externalId: order.id, name: order.name } : null;
}
