import { z } from "zod";
import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { type Page, page } from "../wire/page.ts";
import { variant, type WireVariant } from "../wire/product.ts";

const document = `#graphql
  query FetchVariants($id: ID!, $after: String) {
    product(id: $id) {
      variants(first: 250, after: $after) {
        nodes { id sku barcode title price compareAtPrice position requiresComponents selectedOptions { name value } media(first: 1) { nodes { id ... on MediaImage { image { url } } } } inventoryItem { id unitCost { amount currencyCode } measurement { weight { value unit } } } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`;

const answer = z.object({
  product: z.object({ variants: page(variant) }).nullable(),
});

/**
 * A further page of one product's variants: a product can have 2,048.
 * @throws SyncError subject_not_found when the product was deleted meanwhile.
 */
export async function fetchVariants(
  client: AdminClient,
  shop: ShopRef,
  productId: string,
  after: string,
): Promise<Page<WireVariant>> {
  const variables = { id: productId, after };
  const read = await client.request(shop, document, variables, answer, {
    mode: "read",
  });
  if (!read.product) throw new SyncError("subject_not_found");
  return read.product.variants;
}
