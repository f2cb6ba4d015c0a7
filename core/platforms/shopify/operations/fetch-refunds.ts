import { z } from "zod";
import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { wireRefund } from "../wire/refund.ts";

const document = `#graphql
  query FetchRefunds($id: ID!) {
    order(id: $id) {
      currencyCode
      refunds(first: 50) {
        id
        note
        createdAt
        totalRefundedSet { shopMoney { amount } }
        return { id }
        refundLineItems(first: 50) {
          nodes { quantity restockType lineItem { id } location { id } }
        }
      }
      transactions(first: 50) { id kind status gateway }
    }
  }
`;

const refunds = z.object({
  currencyCode: z.string(),
  refunds: z.array(wireRefund),
  transactions: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      status: z.string(),
      gateway: z.string().nullable(),
    }),
  ),
});
const answer = z.object({ order: refunds.nullable() });

/** An order's refunds, and the payments that a further one could give back from. @throws SyncError subject_not_found */
export async function fetchRefunds(
  client: AdminClient,
  shop: ShopRef,
  id: string,
): Promise<z.infer<typeof refunds>> {
  const { order } = await client.request(shop, document, { id }, answer, {
    mode: "read",
  });
  if (!order) throw new SyncError("subject_not_found");
  return order;
}
