import { closeGoneCauses } from "#core/flows/close-gone-causes.ts";
import { reconcileShop } from "#core/flows/reconcile-shop.ts";
import { watchWebhooks } from "#core/flows/watch-webhooks.ts";
import type { JobPayload } from "#core/world/jobs.ts";
import type { World } from "#core/world/world.ts";

/** Compares one shop with its platforms, and sees to it that they tell us what changes. */
export async function reconcileOneShop(
  world: World,
  { shopId }: JobPayload<"shop.reconcile">,
): Promise<void> {
  await watchWebhooks(world, shopId);
  await reconcileShop(world, shopId);
  await closeGoneCauses(world, shopId);
}

/** Rings for every installed shop; each is compared in a job of its own. */
export async function reconcileShops(world: World): Promise<void> {
  for (const { shopId } of await world.store.installedShops())
    await world.bell.ring("shop.reconcile", shopId);
}
