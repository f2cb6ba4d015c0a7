import { importShop } from "#core/flows/import-shop.ts";
import { watchWebhooks } from "#core/flows/watch-webhooks.ts";
import type { JobPayload } from "#core/world/jobs.ts";
import type { World } from "#core/world/world.ts";

/**
 * Reads one shop's catalogs; rings again for what is to be tried later. Webhooks come first: what changes while they are read
 * must not go unheard.
 */
export async function importOneShop(
  world: World,
  { shopId }: JobPayload<"shop.import">,
): Promise<void> {
  await watchWebhooks(world, shopId);
  const { nextInMs } = await importShop(world, shopId);
  if (nextInMs !== null)
    await world.bell.ring("shop.import", shopId, { delayMs: nextInMs });
}
