import { Queue } from "bullmq";
import { type Bell, jobs, type Lane, lanes } from "../world/jobs.ts";
import type { QueueBackend } from "./connection.server.ts";
import { ringId } from "./ring-id.ts";

/** Each lane is a queue of its own. */
export const queueName = (lane: Lane): string => `quayside-${lane}`;

export type OpenBell = Bell & {
  queues: Record<Lane, Queue>;
  close(): Promise<void>;
};

// A ring that the queue does not take in this time is given up: nothing may hang on the queue, and the sweep rings again.
const ringTimeoutMs = 5_000;

/**
 * Rings bells. A bell that is already waiting is not rung twice; one that is being answered is rung once more after it
 * (deduplication with `keepLastIfActive`), so the last news is never lost.
 */
export function openBell(backend: QueueBackend): OpenBell {
  const open = (lane: Lane) => {
    const queue = new Queue(queueName(lane), backend.options, backend.factory);
    // Without a listener an unreachable back end would end the process; rings report the failure themselves.
    queue.on("error", () => undefined);
    return queue;
  };
  const queues = Object.fromEntries(
    Object.keys(lanes).map((lane) => [lane, open(lane as Lane)]),
  ) as Record<Lane, Queue>;
  return {
    queues,
    async ring(job, shopId, { delayMs = 0 } = {}) {
      const { lane, attempts } = jobs[job];
      const added = queues[lane].add(
        job,
        { shopId },
        {
          attempts,
          backoff: { type: "exponential", delay: 500 },
          removeOnComplete: true,
          removeOnFail: { count: 1000 },
          delay: delayMs,
          deduplication: {
            id: ringId(job, shopId, delayMs),
            keepLastIfActive: true,
          },
        },
      );
      await within(added, ringTimeoutMs);
    },
    async close() {
      await Promise.all(Object.values(queues).map((queue) => queue.close()));
    },
  };
}

function within<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("the queue did not answer")), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
