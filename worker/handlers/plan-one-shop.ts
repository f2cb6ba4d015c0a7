import { planShop } from "#core/flows/plan-shop.ts";
import type { JobPayload } from "#core/world/jobs.ts";
import type { World } from "#core/world/world.ts";

/** A quantum of one shop's entries; then to the tail of the queue, if more is left. */
export async function planOneShop(
  world: World,
  { shopId }: JobPayload<"shop.plan">,
): Promise<void> {
  const { more } = await planShop(world, shopId);
  if (more) await world.bell.ring("shop.plan", shopId);
}
