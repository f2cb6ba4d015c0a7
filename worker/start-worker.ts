import { sweepJournal } from "#core/flows/sweep-journal.ts";
import type { Env } from "#core/wiring/env.ts";
import {
  type MadeWorld,
  openLanes,
  putSchedules,
} from "#core/wiring/make-world.server.ts";
import { runJob } from "./run-job.ts";
import { scheduleOf } from "./schedule.ts";

/** Starts the lanes and the schedules, and rings for everything that waited while nobody worked. */
export async function startWorker(
  world: MadeWorld,
  env: Pick<Env, "SWEEP_EVERY_MS" | "RECONCILE_EVERY_MS">,
): Promise<{ close(): Promise<void> }> {
  const lanes = openLanes(world.backend, world.log, (name, payload) =>
    runJob(world, name, payload),
  );
  await lanes.ready();
  const schedules = scheduleOf(env);
  await putSchedules(world.bell, schedules);
  await sweepJournal(world);
  // An emptied queue has lost its schedules too, the sweep's among them; putting them again changes nothing otherwise.
  const renewal = setInterval(() => {
    putSchedules(world.bell, schedules).catch((error: unknown) =>
      world.log.warn(
        { error: String(error) },
        "schedules could not be renewed",
      ),
    );
  }, env.SWEEP_EVERY_MS);
  return {
    async close() {
      clearInterval(renewal);
      await lanes.close();
    },
  };
}
