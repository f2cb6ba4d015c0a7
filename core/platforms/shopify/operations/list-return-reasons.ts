import { z } from "zod";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";

const document = `#graphql
  query ListReturnReasons {
    returnReasonDefinitions(first: 100) {
      nodes { id handle deleted }
    }
  }
`;

const answer = z.object({
  returnReasonDefinitions: z.object({
    nodes: z.array(
      z.object({ id: z.string(), handle: z.string(), deleted: z.boolean() }),
    ),
  }),
});

/**
 * The reasons for a return that Shopify offers, by handle.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/queries/returnReasonDefinitions
 */
export async function listReturnReasons(
  client: AdminClient,
  shop: ShopRef,
): Promise<Map<string, string>> {
  const read = await client.request(shop, document, {}, answer, {
    mode: "read",
  });
  return new Map(
    read.returnReasonDefinitions.nodes
      .filter(({ deleted }) => !deleted)
      .map(({ id, handle }) => [handle, id]),
  );
}
