import type { ProductFact } from "#core/domain/facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "./client.server.ts";
import { exportProducts } from "./export-products.ts";
import { listProducts } from "./operations/list-products.ts";

// 250 products, and two thirds of what the smallest bucket holds. Most stores end here, within a few seconds.
const mostPages = 5;

/**
 * All products: page by page, and where that does not end soon, by a file that Shopify writes, at a price that does not
 * grow with the catalog. The first products then come twice, which is nothing new to whoever learns facts.
 */
export async function* listAllProducts(
  client: AdminClient,
  shop: ShopRef,
): AsyncGenerator<ProductFact[]> {
  let pages = 0;
  for await (const page of listProducts(client, shop)) {
    if (pages === mostPages) return yield* exportProducts(client, shop);
    pages++;
    yield page;
  }
}
