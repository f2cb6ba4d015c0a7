import { z } from "zod";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { missingSubject, refuseUserErrors } from "../user-errors.ts";
import { userErrors } from "../wire/user-error.ts";

const document = `#graphql
  mutation UpdateTitle($product: ProductUpdateInput!) {
    productUpdate(product: $product) {
      product { id }
      userErrors { field message }
    }
  }
`;

const answer = z.object({ productUpdate: z.object({ userErrors }) });

/**
 * Sets a product's title. Setting the same title twice is the same, so it may be repeated.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/productUpdate
 * @throws SyncError subject_not_found, request_refused
 */
export async function updateTitle(
  client: AdminClient,
  shop: ShopRef,
  change: { productExternalId: string; title: string },
): Promise<void> {
  const product = { id: change.productExternalId, title: change.title };
  const read = await client.request(shop, document, { product }, answer, {
    mode: "keyed-write",
  });
  refuseUserErrors(read.productUpdate.userErrors, missingSubject);
}
