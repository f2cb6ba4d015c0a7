import { z } from "zod";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { missingSubject, refuseUserErrors } from "../user-errors.ts";
import { userErrors } from "../wire/user-error.ts";

const document = `#graphql
  mutation UpdateProduct($product: ProductUpdateInput!) {
    productUpdate(product: $product) {
      product { id }
      userErrors { field message }
    }
  }
`;

const answer = z.object({ productUpdate: z.object({ userErrors }) });

/**
 * Sets the given fields of a product. Setting the same twice is the same, so it may be repeated.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/productUpdate
 * @throws SyncError subject_not_found, request_refused
 */
export async function updateProduct(
  client: AdminClient,
  shop: ShopRef,
  product: { id: string; title?: string; descriptionHtml?: string },
): Promise<void> {
  const read = await client.request(shop, document, { product }, answer, {
    mode: "keyed-write",
  });
  refuseUserErrors(read.productUpdate.userErrors, missingSubject);
}
