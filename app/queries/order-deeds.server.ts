import {
  type DeedForeseen,
  foreseeDeeds,
} from "#core/domain/orders/order-deeds.ts";
import { ownPlaces } from "#core/flows/act-on-order.ts";
import type { ShopId } from "#core/kit/ids.ts";
import type { World } from "#core/world/world.ts";

export type DeedsShown = {
  deeds: DeedForeseen[];
  /** The merchant's own locations. */
  places: { externalId: string; name: string }[];
};

/** What can be done by hand to an order now; null where the shop has no such order. */
export const readDeeds = (
  world: Pick<World, "store">,
  shopId: ShopId,
  orderId: string,
): Promise<DeedsShown | null> =>
  world.store.inShop(shopId, async (records) => {
    const situation = await records.orderSituation(orderId);
    if (!situation) return null;
    const places = await ownPlaces(records);
    return { deeds: foreseeDeeds(situation, places), places };
  });
