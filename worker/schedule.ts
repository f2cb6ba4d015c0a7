import type { Env } from "#core/wiring/env.ts";
import type { Schedule } from "#core/wiring/make-world.server.ts";

// Keys change some times a year; within the hour is soon enough.
const resealEveryMs = 60 * 60_000;

// Finds the shops whose day has begun, and those whose sales jump: a forecast need not be younger.
const forecastEveryMs = 5 * 60_000;

/** What happens by the clock. */
export const scheduleOf = (
  env: Pick<Env, "SWEEP_EVERY_MS" | "RECONCILE_EVERY_MS">,
): Schedule[] => [
  { job: "journal.sweep", everyMs: env.SWEEP_EVERY_MS },
  { job: "credentials.reseal", everyMs: resealEveryMs },
  { job: "shops.notify", everyMs: env.SWEEP_EVERY_MS },
  { job: "shops.reconcile", everyMs: env.RECONCILE_EVERY_MS },
  { job: "shops.forecast", everyMs: forecastEveryMs },
];
