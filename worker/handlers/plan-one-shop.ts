import { planShop } from "#core/flows/plan-shop.ts";
import type { JobPayload } from "#core/world/jobs.ts";
import type { World } from "#core/world/world.ts";

/** A quantum of one shop's entries; rings again for what is left, now or when it falls due. */
export async function planOneShop(
  world: World,
  { shopId }: JobPayload<"shop.plan">,
): Promise<void> {
  const { nextInMs } = await planShop(world, shopId);
  if (nextInMs !== null)
    await world.bell.ring("shop.plan", shopId, { delayMs: nextInMs });
}
