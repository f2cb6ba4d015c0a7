import { z } from "zod";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { missingSubject, refuseUserErrors } from "../user-errors.ts";
import { userErrors } from "../wire/user-error.ts";

const document = `#graphql
  mutation CloseOrder($input: OrderCloseInput!) {
    orderClose(input: $input) {
      userErrors { field message }
    }
  }
`;

const answer = z.object({ orderClose: z.object({ userErrors }) });

/**
 * Archives an order. What Shopify says of one that is archived already is not known, so whoever repeats looks first.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/orderClose
 * @throws SyncError outcome_unknown, subject_not_found, request_refused
 */
export async function closeOrder(
  client: AdminClient,
  shop: ShopRef,
  id: string,
): Promise<void> {
  const read = await client.request(shop, document, { input: { id } }, answer, {
    mode: "write",
  });
  refuseUserErrors(read.orderClose.userErrors, missingSubject);
}
