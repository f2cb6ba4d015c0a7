import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopId } from "#core/kit/ids.ts";
import type { Clock } from "#core/world/clock.ts";
import type { Pacing } from "#core/world/pacing.ts";
import type { EndpointKey } from "./endpoints.ts";
import { type PaceSettings, speedOf } from "./paces.ts";
import { sleep } from "./patience.ts";

type Sources = {
  pacing: Pacing;
  clock: Clock;
  appKey: string;
  paces?: PaceSettings;
};

/** How fast this process takes a bucket to be. The platform's limits move, so ours follow: half when it objects, half more after a quiet minute. */
type Known = {
  perSecond: number;
  changedAt: number;
  slowedAt: number;
  waited: boolean;
};

const quietMs = 60_000;
/** Answers to one burst must not slow us down once each. */
const burstMs = 1_000;
const slowest = 0.1;

/** Turns at one endpoint of one shop, shared with all processes. */
export function createTurns({ pacing, clock, appKey, paces }: Sources) {
  const known = new Map<string, Known>();
  const bucketOf = (shopId: ShopId, endpoint: EndpointKey) =>
    `tiktok:${appKey}:${shopId}:${endpoint}`;
  const stateOf = (bucket: string, perSecond: number): Known => {
    const state = known.get(bucket) ?? {
      perSecond,
      changedAt: clock.now().getTime(),
      slowedAt: 0,
      waited: false,
    };
    known.set(bucket, state);
    return state;
  };

  return {
    /**
     * @param longestWaitMs longer waits belong to the queue.
     * @throws SyncError platform_throttled when the turn would come later than a caller should be held.
     */
    async take(
      shopId: ShopId,
      endpoint: EndpointKey,
      longestWaitMs: number,
    ): Promise<void> {
      const bucket = bucketOf(shopId, endpoint);
      const { start } = speedOf(endpoint, paces);
      // A full bucket comes on top of what flows in: in the first second we are this much faster than the speed says.
      const shape = { capacity: Math.max(1, start / 4), perSecond: start };
      let waited = 0;
      while (true) {
        const { waitMs } = await pacing.take(bucket, 1, shape);
        if (waitMs === 0) return;
        stateOf(bucket, start).waited = true;
        if (waited + waitMs > longestWaitMs)
          throw new SyncError("platform_throttled", {
            said: "our own turn comes later",
            retryAfterMs: waitMs,
          });
        await sleep(waitMs);
        waited += waitMs;
      }
    },

    /** The platform asked for `restMs` of rest. */
    async throttled(
      shopId: ShopId,
      endpoint: EndpointKey,
      restMs: number,
    ): Promise<void> {
      const bucket = bucketOf(shopId, endpoint);
      const { start } = speedOf(endpoint, paces);
      const state = stateOf(bucket, start);
      const now = clock.now().getTime();
      if (now - state.slowedAt >= burstMs) {
        state.perSecond = Math.max(slowest, state.perSecond / 2);
        state.changedAt = now;
        state.slowedAt = now;
      }
      await pacing.correct(bucket, {
        available: 0,
        perSecond: state.perSecond,
        restUntil: new Date(now + restMs),
      });
    },

    /** The platform answered without complaint. */
    async served(shopId: ShopId, endpoint: EndpointKey): Promise<void> {
      const bucket = bucketOf(shopId, endpoint);
      const { start, most } = speedOf(endpoint, paces);
      const state = stateOf(bucket, start);
      const now = clock.now().getTime();
      // Without having waited there is no need to be faster, and no sign that the platform would bear it.
      if (!state.waited || now - state.changedAt < quietMs) return;
      if (state.perSecond >= most) return;
      state.perSecond = Math.min(most, state.perSecond * 1.5);
      state.changedAt = now;
      state.waited = false;
      await pacing.correct(bucket, { perSecond: state.perSecond });
    },
  };
}
