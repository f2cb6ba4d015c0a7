import { z } from "zod";
import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { orderLine, type WireOrderLine } from "../wire/order.ts";
import { type Page, page } from "../wire/page.ts";

const document = `#graphql
  query FetchOrderLines($id: ID!, $after: String) {
    order(id: $id) {
      lineItems(first: 250, after: $after) {
        nodes { id title sku quantity currentQuantity customAttributes { key value } variant { id } originalUnitPriceSet { shopMoney { amount } } discountedUnitPriceAfterAllDiscountsSet { shopMoney { amount } } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`;

const answer = z.object({
  order: z.object({ lineItems: page(orderLine) }).nullable(),
});

/** A further page of one order's lines. @throws SyncError subject_not_found */
export async function fetchOrderLines(
  client: AdminClient,
  shop: ShopRef,
  id: string,
  after: string | null,
): Promise<Page<WireOrderLine>> {
  const variables = { id, after };
  const read = await client.request(shop, document, variables, answer, {
    mode: "read",
  });
  if (!read.order) throw new SyncError("subject_not_found");
  return read.order.lineItems;
}
