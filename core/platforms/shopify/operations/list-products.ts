import { z } from "zod";
import type { ProductFact } from "#core/domain/facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { toProductFact } from "../map/product.ts";
import { hasMore, pages, readOn } from "../paging.ts";
import { bundlesAmong, readBundles } from "../read-bundles.ts";
import { page } from "../wire/page.ts";
import { product, shopCurrency } from "../wire/product.ts";
import { fetchVariants } from "./fetch-variants.ts";

// About 680 of the 1,000 cost points that one query may have.
const document = `#graphql
  query ListProducts($after: String) {
    shop { currencyCode }
    products(first: 50, after: $after, sortKey: UPDATED_AT) {
      nodes {
        id
      title
      handle
      status
      vendor
      productType
      updatedAt
      descriptionHtml
      media(first: 20) { nodes { id ... on MediaImage { image { url } } } }
      variants(first: 100) {
        nodes { id sku barcode title price compareAtPrice position requiresComponents selectedOptions { name value } media(first: 1) { nodes { id ... on MediaImage { image { url } } } } inventoryItem { id unitCost { amount currencyCode } measurement { weight { value unit } } } }
        pageInfo { hasNextPage endCursor }
      }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

const answer = z.object({ shop: shopCurrency, products: page(product) });

/**
 * Pages of products, oldest change first, each with all its variants.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/queries/products
 */
export async function* listProducts(
  client: AdminClient,
  shop: ShopRef,
): AsyncGenerator<ProductFact[]> {
  let currency = "";

  const listing = pages(async (after) => {
    const variables = { after };
    const read = await client.request(shop, document, variables, answer, {
      mode: "read",
    });
    currency = read.shop.currencyCode;
    return read.products;
  });

  for await (const products of listing) {
    const facts: ProductFact[] = [];
    const bundles = new Set<string>();
    for (const each of products) {
      const variants = hasMore(each.variants)
        ? await readOn(each.variants, (after) =>
            fetchVariants(client, shop, each.id, after),
          )
        : each.variants.nodes;
      for (const id of bundlesAmong(variants)) bundles.add(id);
      facts.push(toProductFact(each, each.media.nodes, variants, currency));
    }
    if (facts.length > 0) yield await readBundles(client, shop, facts, bundles);
  }
}
