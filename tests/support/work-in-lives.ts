import type { ShopJobName } from "#core/world/jobs.ts";
import type { SmallTown } from "./open-small-town.ts";

/**
 * Has a job done by workers of whom every one is killed a deed later than the one before, until one gets to the end.
 * @param waiting how many things it has to do; after each that is done, the next begins with a worker who gets to one deed.
 * @returns how many were killed.
 */
export async function workInLives(
  town: SmallTown,
  job: ShopJobName,
  waiting: () => Promise<number>,
): Promise<number> {
  const before = town.killed();
  let left = await waiting();
  for (let deeds = 1; left > 0; deeds++) {
    await town.world.bell.ring(job, town.shopId);
    // Nobody rings for the next worker, so that each can be killed elsewhere.
    town.bell.setDeaf(true);
    town.befall({ what: "kill", when: "after", nth: deeds });
    await town.work(job);
    town.spare();
    town.bell.setDeaf(false);
    const still = await waiting();
    if (still < left) deeds = 0;
    left = still;
  }
  // What they would have rung for.
  await town.sweep();
  return town.killed() - before;
}
