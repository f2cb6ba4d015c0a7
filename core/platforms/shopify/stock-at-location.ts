import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "./client.server.ts";
import { activateItem } from "./operations/activate-item.ts";
import { fetchStocking } from "./operations/fetch-stocking.ts";
import { trackItem } from "./operations/track-item.ts";

/** Makes an item one that Shopify counts at this location; changes nothing where it already is. */
export async function stockAtLocation(
  client: AdminClient,
  shop: ShopRef,
  item: { inventoryItemId: string; locationId: string; key: string },
): Promise<void> {
  const { inventoryItemId, locationId } = item;
  const { isTracked, isStocked } = await fetchStocking(client, shop, {
    inventoryItemId,
    locationId,
  });
  if (!isTracked) await trackItem(client, shop, inventoryItemId);
  if (!isStocked) await activateItem(client, shop, item);
}
