import type { JobName } from "../world/jobs.ts";
import { jobs } from "../world/jobs.ts";
import type { OpenBell } from "./bell.server.ts";

export type Schedule = { job: JobName; everyMs: number };

/**
 * Puts the schedules into the queue. Repeating it changes nothing; it is repeated now and then, because an emptied queue
 * has lost its schedules too. One that an earlier release left in another lane is taken out of it, or it would ring twice.
 */
export async function putSchedules(
  bell: OpenBell,
  schedules: Schedule[],
): Promise<void> {
  for (const { job, everyMs } of schedules) {
    const own = bell.queues[jobs[job].lane];
    await own.upsertJobScheduler(
      job,
      { every: everyMs },
      {
        name: job,
        data: {},
        opts: { removeOnComplete: true, removeOnFail: 100 },
      },
    );
    for (const queue of Object.values(bell.queues))
      if (queue !== own) await queue.removeJobScheduler(job);
  }
}
