import { asId, type ShopId } from "../kit/ids.ts";
import type { World } from "../world/world.ts";
import { appendLetter } from "./append-letter.ts";

/**
 * A merchant installed Quayside, or came back. Safe to repeat: the catalog is read once per installation, in the
 * background.
 */
export async function registerShop(
  world: Pick<World, "clock" | "store" | "bell" | "storefront">,
  shop: { domain: string; scopes: string[] },
): Promise<{ shopId: ShopId }> {
  const at = world.clock.now();
  const { shopId, isNew } = await world.store.registerShop({
    ...shop,
    missingScopes: world.storefront.missingScopes(shop.scopes),
    at,
  });
  await world.store.inShop(shopId, async (records) => {
    if (isNew)
      await appendLetter(records, {
        letter: { kind: "import-storefront" },
        deliveryId: `install:${at.toISOString()}`,
        source: "person",
        actor: `merchant:${shop.domain}`,
        at,
      });
    // What waited for a new grant need not wait any longer.
    await records.hurry(at);
  });
  await world.bell.ring("shop.import", shopId);
  await world.bell.ring("shop.carry", shopId);
  return { shopId: asId(shopId) };
}
