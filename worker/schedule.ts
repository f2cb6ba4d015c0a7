import type { Env } from "#core/wiring/env.ts";
import type { Schedule } from "#core/wiring/make-world.server.ts";

/** What happens by the clock. */
export const scheduleOf = (
  env: Pick<Env, "SWEEP_EVERY_MS" | "RECONCILE_EVERY_MS">,
): Schedule[] => [
  { job: "journal.sweep", everyMs: env.SWEEP_EVERY_MS },
  { job: "shops.reconcile", everyMs: env.RECONCILE_EVERY_MS },
];
