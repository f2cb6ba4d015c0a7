import { type Job, Worker } from "bullmq";
import { type JobName, jobs, type Lane, lanes } from "../world/jobs.ts";
import type { Log } from "../world/log.ts";
import { queueName } from "./bell.server.ts";
import type { QueueBackend } from "./connection.server.ts";

export type Lanes = {
  ready(): Promise<void>;
  /** Takes no new jobs and waits for those under way. */
  close(): Promise<void>;
};

// A killed worker's jobs come back after this. Jobs here are short and safe to repeat, and sweeps ring again anyway.
const lockMs = 15_000;
// Looked for this often: a job is found to be orphaned at the second look after its lock ran out.
const lookForOrphansMs = 3_000;

/** Starts one BullMQ worker per lane; `run` is given every job of the catalog. */
export function openLanes(
  backend: QueueBackend,
  log: Log,
  run: (name: JobName, payload: unknown) => Promise<void>,
): Lanes {
  const workers = Object.entries(lanes).map(([lane, { concurrency }]) => {
    const worker = new Worker(
      queueName(lane as Lane),
      async (job: Job) => {
        if (!Object.hasOwn(jobs, job.name)) return;
        await run(job.name as JobName, job.data);
      },
      {
        ...backend.options,
        concurrency,
        lockDuration: lockMs,
        stalledInterval: lookForOrphansMs,
        // BullMQ gives a job up after this many dead workers; ours are bells and may always be answered again.
        maxStalledCount: 1000,
      },
      backend.factory,
    );
    worker.on("error", (error) =>
      log.warn({ lane, error: String(error) }, "the queue has trouble"),
    );
    return worker;
  });
  return {
    async ready() {
      await Promise.all(workers.map((worker) => worker.waitUntilReady()));
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.close()));
    },
  };
}
