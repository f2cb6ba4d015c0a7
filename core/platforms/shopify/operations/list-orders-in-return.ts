import { z } from "zod";
import {
  type StorefrontReturnFact,
  storefrontReturnStates,
} from "#core/domain/storefront-aftersale-facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { pages } from "../paging.ts";
import { page } from "../wire/page.ts";

const document = `#graphql
  query ListOrdersInReturn($query: String!, $after: String) {
    orders(first: 100, after: $after, query: $query, sortKey: ID) {
      nodes {
        id
        returns(first: 20) { nodes { id status } }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

const inReturn = z.object({
  id: z.string(),
  returns: z.object({
    nodes: z.array(
      z.object({ id: z.string(), status: z.enum(storefrontReturnStates) }),
    ),
  }),
});
const answer = z.object({ orders: page(inReturn) });

/** The words of `return_status` that mean that something is still to be done. */
const underWay = ["return_requested", "in_progress", "inspection_complete"]
  .map((status) => `return_status:${status}`)
  .join(" OR ");

/**
 * Orders with a return that is not over, with the states of their returns. Shopify lists no returns by themselves, and does
 * not say that one moves the time at which its order changed.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/queries/orders (filter `return_status`)
 */
export async function* listOrdersInReturn(
  client: AdminClient,
  shop: ShopRef,
): AsyncGenerator<
  {
    orderExternalId: string;
    returns: Pick<StorefrontReturnFact, "externalId" | "status">[];
  }[]
> {
  const listing = pages(async (after) => {
    const variables = { query: underWay, after };
    const read = await client.request(shop, document, variables, answer, {
      mode: "read",
    });
    return read.orders;
  });
  for await (const nodes of listing)
    yield nodes.map(({ id, returns }) => ({
      orderExternalId: id,
      returns: returns.nodes.map((one) => ({
        externalId: one.id,
        status: one.status,
      })),
    }));
}
