import type { World } from "../world/world.ts";

/** Rings again for whatever has waited longer than it should: lost bells, an emptied queue, a crash between two steps. */
export async function sweepJournal(
  world: Pick<World, "clock" | "store" | "bell">,
): Promise<{ rung: number }> {
  const left = await world.store.shopsLeftWaiting(world.clock.now());
  for (const shopId of left.plan) await world.bell.ring("shop.plan", shopId);
  for (const shopId of left.import)
    await world.bell.ring("shop.import", shopId);
  for (const shopId of left.carry) await world.bell.ring("shop.carry", shopId);
  for (const shopId of left.look) await world.bell.ring("shop.look", shopId);
  return { rung: Object.values(left).flat().length };
}
