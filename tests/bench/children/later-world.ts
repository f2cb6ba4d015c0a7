import { type Env, readEnv } from "#core/wiring/env.ts";
import { makeWorld } from "#core/wiring/make-world.server.ts";

const minuteMs = 60_000;
const soonMinutes = 10;

/**
 * The world of a worker that comes a while after the shelves were filled: what was edited a moment ago would be looked at
 * twice. Its settings come by the environment.
 */
export function laterWorld(
  env: Env = readEnv(process.env),
  minutes = soonMinutes,
) {
  const world = makeWorld(env, "worker");
  const aheadMs = minutes * minuteMs;
  return { ...world, clock: { now: () => new Date(Date.now() + aheadMs) } };
}

/** What this process has taken so far, since `begun` by `performance.now()`. */
export function taken(begun: number) {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  return {
    seconds: (performance.now() - begun) / 1000,
    processorSeconds: (userCPUTime + systemCPUTime) / 1e6,
    peakMiB: maxRSS / 1024,
  };
}
