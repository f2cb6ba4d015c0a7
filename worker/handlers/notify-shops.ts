import { notifyShop } from "#core/flows/notify-shop.ts";
import { asId } from "#core/kit/ids.ts";
import type { JobPayload } from "#core/world/jobs.ts";
import type { World } from "#core/world/world.ts";

/** Tells one merchant what stands. */
export async function notifyOneShop(
  world: World,
  { shopId }: JobPayload<"shop.notify">,
): Promise<void> {
  await notifyShop(world, asId(shopId));
}

/** Rings for every installed shop; each is told in a job of its own. */
export async function notifyShops(world: World): Promise<void> {
  for (const { shopId } of await world.store.installedShops())
    await world.bell.ring("shop.notify", shopId);
}
