import { z } from "zod";

export const lanes = {
  /** Thinking: short, never waits for a platform longer than one read. */
  fast: { concurrency: 4 },
  /** Carrying effects to the platforms. */
  sync: { concurrency: 8 },
  /** Reading whole catalogs: minutes. */
  import: { concurrency: 2 },
  /** Whole checks of a shop: minutes. */
  slow: { concurrency: 2 },
  /** What is reckoned and written to a shop now and then: forecasts, notices. */
  daily: { concurrency: 2 },
  /** Looking ahead at what a plan would write: somebody may be waiting for it, and no platform's stock or orders are. */
  ahead: { concurrency: 1 },
  /** Sweeps, which ring for others and wait for nobody: what was lost in the queue comes back by them. */
  sweep: { concurrency: 2 },
} as const;
export type Lane = keyof typeof lanes;

type JobSpec = { payload: z.ZodType; lane: Lane; attempts: number };

const shop = z.object({ shopId: z.uuid() });

/**
 * The job catalog: names, payloads, patience. Jobs carry ids, never data: rows are the truth, the queue is the bell.
 * A job about a shop is a bell: ringing it twice while it works makes it work once more, never twice at once.
 */
export const jobs = {
  "shop.plan": { payload: shop, lane: "fast", attempts: 8 },
  "shop.import": { payload: shop, lane: "import", attempts: 8 },
  "shop.carry": { payload: shop, lane: "sync", attempts: 12 },
  "shop.reconcile": { payload: shop, lane: "slow", attempts: 3 },
  "shop.notify": { payload: shop, lane: "daily", attempts: 3 },
  "shop.forecast": { payload: shop, lane: "daily", attempts: 3 },
  "shop.look": { payload: shop, lane: "ahead", attempts: 3 },
  "journal.sweep": { payload: z.object({}), lane: "sweep", attempts: 1 },
  "credentials.reseal": { payload: z.object({}), lane: "sweep", attempts: 1 },
  "shops.reconcile": { payload: z.object({}), lane: "sweep", attempts: 1 },
  "shops.notify": { payload: z.object({}), lane: "sweep", attempts: 1 },
  "shops.forecast": { payload: z.object({}), lane: "sweep", attempts: 1 },
} as const satisfies Record<string, JobSpec>;

export type JobName = keyof typeof jobs;
export type JobPayload<N extends JobName> = z.infer<
  (typeof jobs)[N]["payload"]
>;
/** The jobs that work for one shop. */
export type ShopJobName = {
  [N in JobName]: JobPayload<N> extends { shopId: string } ? N : never;
}[JobName];

/** Rings the bell; never fails. Losing a ring is harmless: `journal.sweep` rings again. */
export interface Bell {
  ring(
    job: ShopJobName,
    shopId: string,
    options?: { delayMs?: number },
  ): Promise<void>;
}
