import { z } from "zod";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";

const document = `#graphql
  query ListReturnable($orderId: ID!) {
    returnableFulfillments(orderId: $orderId, first: 20) {
      nodes {
        returnableFulfillmentLineItems(first: 50) {
          nodes { quantity fulfillmentLineItem { id lineItem { id } } }
        }
      }
    }
  }
`;

const line = z.object({
  quantity: z.number().int(),
  fulfillmentLineItem: z.object({
    id: z.string(),
    lineItem: z.object({ id: z.string() }),
  }),
});
const answer = z.object({
  returnableFulfillments: z.object({
    nodes: z.array(
      z.object({
        returnableFulfillmentLineItems: z.object({ nodes: z.array(line) }),
      }),
    ),
  }),
});

export type ReturnableLine = {
  fulfillmentLineId: string;
  orderLineId: string;
  quantity: number;
};

/**
 * What of an order has been shipped and is not in a return yet.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/queries/returnableFulfillments
 */
export async function listReturnable(
  client: AdminClient,
  shop: ShopRef,
  orderId: string,
): Promise<ReturnableLine[]> {
  const read = await client.request(shop, document, { orderId }, answer, {
    mode: "read",
  });
  return read.returnableFulfillments.nodes.flatMap((fulfillment) =>
    fulfillment.returnableFulfillmentLineItems.nodes.map(
      ({ quantity, fulfillmentLineItem }) => ({
        fulfillmentLineId: fulfillmentLineItem.id,
        orderLineId: fulfillmentLineItem.lineItem.id,
        quantity,
      }),
    ),
  );
}
