import type { StorefrontLevelFact } from "#core/domain/facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "./client.server.ts";
import { exportLevels } from "./export-levels.ts";
import { listLevels } from "./operations/list-levels.ts";

// Some 450 items, and no more than the smallest bucket holds.
const mostPages = 12;

/**
 * All stock: page by page, and where that does not end soon, by a file that Shopify writes, at a price that does not grow
 * with the catalog. The first levels then come twice, which is nothing new to whoever learns facts.
 */
export async function* listAllLevels(
  client: AdminClient,
  shop: ShopRef,
): AsyncGenerator<StorefrontLevelFact[]> {
  let pages = 0;
  for await (const page of listLevels(client, shop)) {
    if (pages === mostPages) return yield* exportLevels(client, shop);
    pages++;
    yield page;
  }
}
