import { z } from "zod";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { reference } from "../wire/scalars.ts";

const idsAtOnce = 100;

const document = `#graphql
  query FetchOrdersOfReturns($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Return { order { id } }
      ... on ReverseFulfillmentOrder { orderOfGoods: order { id } }
    }
  }
`;

const answer = z.object({
  nodes: z.array(
    z
      .object({
        order: reference.optional(),
        orderOfGoods: reference.nullish(),
      })
      .nullable(),
  ),
});

/**
 * The orders that these returns and reverse fulfillment orders belong to, each once.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/objects/Return and /ReverseFulfillmentOrder
 */
export async function fetchOrdersOfReturns(
  client: AdminClient,
  shop: ShopRef,
  returnIds: string[],
): Promise<string[]> {
  const orders = new Set<string>();
  for (let at = 0; at < returnIds.length; at += idsAtOnce) {
    const ids = returnIds.slice(at, at + idsAtOnce);
    const read = await client.request(shop, document, { ids }, answer, {
      mode: "read",
    });
    for (const node of read.nodes) {
      const order = node?.order ?? node?.orderOfGoods;
      if (order) orders.add(order.id);
    }
  }
  return [...orders];
}
