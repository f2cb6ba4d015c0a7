import type { ShopId } from "#core/kit/ids.ts";
import type { World } from "#core/world/world.ts";

/** The rule for orders that the network will not ship, and the locations that could ship instead. */
export const readOrderRule = (world: Pick<World, "store">, shopId: ShopId) =>
  world.store.inShop(shopId, async (records) => ({
    currency: records.shop.currency,
    rule: await records.orderRule(),
    locations: (await records.pools())
      .filter(({ kind }) => kind === "own")
      .map(({ externalId, name }) => ({ externalId, name })),
  }));
