import { z } from "zod";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { missingSubject, refuseUserErrors } from "../user-errors.ts";
import type { ProductStatus } from "../wire/documents.generated.ts";
import { userErrors } from "../wire/user-error.ts";

const document = `#graphql
  mutation SetProductStatus($product: ProductUpdateInput!) {
    productUpdate(product: $product) {
      userErrors { field message }
    }
  }
`;

const answer = z.object({ productUpdate: z.object({ userErrors }) });

/**
 * Offers a product or takes it off sale. The same twice is the same.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/productUpdate
 * @throws SyncError subject_not_found, request_refused
 */
export async function setProductStatus(
  client: AdminClient,
  shop: ShopRef,
  product: { id: string; status: ProductStatus },
): Promise<void> {
  const read = await client.request(shop, document, { product }, answer, {
    mode: "keyed-write",
  });
  refuseUserErrors(read.productUpdate.userErrors, missingSubject);
}
