import type { ShopId } from "../kit/ids.ts";
import type { World } from "../world/world.ts";
import { appendLetter } from "./append-letter.ts";

/** "Sync now": reads every connected platform again, whatever its webhooks said. */
export async function requestSync(
  world: Pick<World, "clock" | "store" | "bell">,
  shopId: ShopId,
  actor: string,
): Promise<void> {
  const at = world.clock.now();
  await world.store.inShop(shopId, async (records) => {
    const kinds = await records.connectedKinds();
    const letters = [
      "import-storefront" as const,
      ...(kinds.includes("tiktok_shop")
        ? (["import-marketplace", "import-network"] as const)
        : []),
    ];
    for (const kind of letters)
      await appendLetter(records, {
        letter: { kind },
        deliveryId: `sync:${kind}:${at.toISOString()}`,
        source: "person",
        actor,
        at,
      });
  });
  await world.bell.ring("shop.import", shopId);
  await world.bell.ring("shop.reconcile", shopId);
}
