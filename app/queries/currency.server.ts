import type { ShopId } from "#core/kit/ids.ts";
import type { World } from "#core/world/world.ts";

/** The currency that the shop counts in, ISO 4217. */
export const readCurrency = (
  world: Pick<World, "store">,
  shopId: ShopId,
): Promise<string> =>
  world.store.inShop(shopId, async ({ shop }) => shop.currency);
