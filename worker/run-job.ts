import { UnrecoverableError } from "bullmq";
import { SyncError } from "#core/errors/sync-error.ts";
import { type JobName, type JobPayload, jobs } from "#core/world/jobs.ts";
import type { World } from "#core/world/world.ts";
import { handlers } from "./handlers/handlers.ts";

/**
 * The only file that knows both `SyncError` and BullMQ: a failure that another try cannot help ends the job, any other is
 * left to BullMQ's patience. Entries and effects have their own patience in their rows; what comes here is about the
 * database or the job itself.
 */
export async function runJob(
  world: World,
  name: JobName,
  payload: unknown,
): Promise<void> {
  try {
    await handle(world, name, payload);
  } catch (error) {
    world.log.error({ job: name, error: String(error) }, "a job failed");
    if (error instanceof SyncError && error.retry === "never")
      throw new UnrecoverableError(error.message);
    throw error;
  }
}

const handle = <N extends JobName>(world: World, name: N, payload: unknown) =>
  handlers[name](world, jobs[name].payload.parse(payload) as JobPayload<N>);
