import { lookAtSpikes } from "#core/flows/look-at-spikes.ts";
import { sweepJournal } from "#core/flows/sweep-journal.ts";
import type { World } from "#core/world/world.ts";

/** Rings lost bells again, has jumps in sales looked at that are over, and says that the worker is alive. */
export async function sweep(world: World): Promise<void> {
  const { rung } = await sweepJournal(world);
  await lookAtSpikes(world);
  await world.store.beat("worker", world.clock.now(), { rung });
}
