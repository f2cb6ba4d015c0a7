import { z } from "zod";
import type { ProductFact } from "#core/domain/facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { toProductFact } from "../map/product.ts";
import { readOn } from "../paging.ts";
import { bundlesAmong, readBundles } from "../read-bundles.ts";
import { product, shopCurrency } from "../wire/product.ts";
import { fetchVariants } from "./fetch-variants.ts";

const document = `#graphql
  query FetchProduct($id: ID!) {
    shop { currencyCode }
    product(id: $id) {
      id
      title
      handle
      status
      vendor
      productType
      updatedAt
      descriptionHtml
      media(first: 20) { nodes { id ... on MediaImage { image { url } } } }
      variants(first: 250) {
        nodes { id sku barcode title price compareAtPrice position requiresComponents selectedOptions { name value } media(first: 1) { nodes { id ... on MediaImage { image { url } } } } inventoryItem { id unitCost { amount currencyCode } measurement { weight { value unit } } } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`;

const answer = z.object({ shop: shopCurrency, product: product.nullable() });

/** One product with all its variants, or null. source: https://shopify.dev/docs/api/admin-graphql/2026-10/queries/product */
export async function fetchProduct(
  client: AdminClient,
  shop: ShopRef,
  id: string,
): Promise<ProductFact | null> {
  const read = await client.request(shop, document, { id }, answer, {
    mode: "read",
  });
  const found = read.product;
  if (!found) return null;
  const variants = await readOn(found.variants, (after) =>
    fetchVariants(client, shop, id, after),
  );
  const fact = toProductFact(
    found,
    found.media.nodes,
    variants,
    read.shop.currencyCode,
  );
  const [whole] = await readBundles(
    client,
    shop,
    [fact],
    bundlesAmong(variants),
  );
  return whole ?? fact;
}
