import { SyncError } from "#core/errors/sync-error.ts";
import type { Clock } from "#core/world/clock.ts";
import type { Pacing } from "#core/world/pacing.ts";
import { type Cost, predictCost } from "./cost.ts";
import { costOutlines } from "./costs.generated.ts";
import { jitteredPause, type Patience, pause } from "./patience.ts";

/** Points taken from a shop's bucket for one request. */
export type Spending = { domain: string; name: string; points: number };

/** Keeps every process within each shop's points, so that it waits instead of being refused. */
export type Budget = {
  /**
   * Takes the points that a document will cost, waiting until they are there.
   * @throws SyncError platform_throttled when that is further off than our patience.
   */
  spend(
    domain: string,
    name: string,
    variables: Record<string, unknown>,
  ): Promise<Spending>;
  /** What Shopify's answer said; it always wins over our own arithmetic. */
  settle(spending: Spending, cost: Cost, wasRefused: boolean): Promise<void>;
  /** Shopify wants no request at all for a while. */
  rest(domain: string, ms: number): Promise<void>;
};

/**
 * The smallest plan's bucket, until Shopify tells the shop's own. Larger plans are larger in both.
 * source: https://shopify.dev/docs/api/usage/limits
 */
const standardBucket = { capacity: 2_000, perSecond: 100 };
/** For documents that are not ours. */
const unknownCost = 10;

/**
 * The leaky bucket of the Admin API, one for each app and store, as all our processes share it. A refusal (THROTTLED)
 * stays possible, where somebody else uses our key, and harmless.
 */
export function createBudget(settings: {
  pacing: Pacing;
  clock: Clock;
  patience: Patience;
}): Budget {
  const { pacing, clock, patience } = settings;
  /** How far a document's price lay from our prediction when it was last asked. */
  const corrections = new Map<string, number>();
  const bucketOf = (domain: string) => `shopify:${domain}`;

  return {
    async spend(domain, name, variables) {
      const outline = costOutlines[name];
      const predicted = outline ? predictCost(outline, variables) : unknownCost;
      const points = Math.ceil(predicted * (corrections.get(name) ?? 1));
      let patienceLeft = patience.longestWaitMs;
      for (;;) {
        const bucket = bucketOf(domain);
        const { waitMs } = await pacing.take(bucket, points, standardBucket);
        if (waitMs === 0) return { domain, name, points };
        if (waitMs > patienceLeft)
          throw new SyncError("platform_throttled", { retryAfterMs: waitMs });
        // A little more than needed: others wait for the same points, and would all come back at the same moment.
        const ms = waitMs + jitteredPause(patience, 1);
        patienceLeft -= ms;
        await pause(ms);
      }
    },

    async settle({ domain, name, points }, cost, wasRefused) {
      const outline = costOutlines[name];
      if (outline)
        corrections.set(
          name,
          (cost.requestedQueryCost / points) * (corrections.get(name) ?? 1),
        );
      const used = wasRefused
        ? 0
        : (cost.actualQueryCost ?? cost.requestedQueryCost);
      await pacing.correct(bucketOf(domain), {
        capacity: cost.throttleStatus.maximumAvailable,
        perSecond: cost.throttleStatus.restoreRate,
        available: cost.throttleStatus.currentlyAvailable,
        unused: points - used,
      });
    },

    rest: (domain, ms) =>
      pacing.correct(bucketOf(domain), {
        restUntil: new Date(clock.now().getTime() + ms),
      }),
  };
}
