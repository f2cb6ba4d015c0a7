import { z } from "zod";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { userErrors } from "../wire/user-error.ts";

const document = `#graphql
  mutation CancelExport($id: ID!) {
    bulkOperationCancel(id: $id) {
      userErrors { field message }
    }
  }
`;

const answer = z.object({ bulkOperationCancel: z.object({ userErrors }) });

/**
 * Stops a bulk operation that nobody waits for any more; one that has ended meanwhile stays as it is.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/bulkOperationCancel
 */
export async function cancelExport(
  client: AdminClient,
  shop: ShopRef,
  id: string,
): Promise<void> {
  await client.request(shop, document, { id }, answer, {
    mode: "keyed-write",
  });
}
