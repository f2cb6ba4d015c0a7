import { z } from "zod";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";

const idsAtOnce = 100;

const document = `#graphql
  query FetchOrdersOfRequests($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on FulfillmentOrder { orderId }
    }
  }
`;

const answer = z.object({
  nodes: z.array(z.object({ orderId: z.string() }).nullable()),
});

/** The orders that these fulfillment orders belong to, each once. source: https://shopify.dev/docs/api/admin-graphql/2026-10/objects/FulfillmentOrder */
export async function fetchOrdersOfRequests(
  client: AdminClient,
  shop: ShopRef,
  fulfillmentOrderIds: string[],
): Promise<string[]> {
  const orders = new Set<string>();
  for (let at = 0; at < fulfillmentOrderIds.length; at += idsAtOnce) {
    const ids = fulfillmentOrderIds.slice(at, at + idsAtOnce);
    const read = await client.request(shop, document, { ids }, answer, {
      mode: "read",
    });
    for (const node of read.nodes) if (node) orders.add(node.orderId);
  }
  return [...orders];
}
