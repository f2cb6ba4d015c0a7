import { z } from "zod";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { coded, refuseUserErrors } from "../user-errors.ts";
import type { ProductVariantsBulkInput } from "../wire/documents.generated.ts";
import { userErrors } from "../wire/user-error.ts";

const document = `#graphql
  mutation UpdateVariants($productId: ID!, $variants: [ProductVariantsBulkInput!]!) {
    productVariantsBulkUpdate(productId: $productId, variants: $variants, allowPartialUpdates: false) {
      userErrors { field message code }
    }
  }
`;

const answer = z.object({
  productVariantsBulkUpdate: z.object({ userErrors }),
});

/**
 * Sets fields of some variants of one product, all or none of them. The same twice is the same.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/productVariantsBulkUpdate
 * @throws SyncError subject_not_found, and by `user-error-codes.ts`
 */
export async function updateVariants(
  client: AdminClient,
  shop: ShopRef,
  change: { productId: string; variants: ProductVariantsBulkInput[] },
): Promise<void> {
  const read = await client.request(shop, document, change, answer, {
    mode: "keyed-write",
  });
  refuseUserErrors(
    read.productVariantsBulkUpdate.userErrors,
    coded("ProductVariantsBulkUpdateUserErrorCode"),
  );
}
