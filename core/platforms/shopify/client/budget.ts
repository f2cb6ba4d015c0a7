import type { Clock } from "#core/world/clock.ts";
import { type Cost, waitFor } from "./cost.ts";

/** What this process believes about each shop's points, so that it waits instead of being refused. */
export type Budget = {
  /** Milliseconds to wait before this document fits; 0 when it fits or when nothing is known yet. */
  waitBefore(domain: string, document: string): number;
  /** Takes the document's points off, so that requests sent side by side do not all count on the same ones. */
  spend(domain: string, document: string): void;
  /** What Shopify said last; it always wins over our own arithmetic. */
  learn(domain: string, document: string, cost: Cost): void;
};

type Bucket = Cost["throttleStatus"] & { at: number };

/**
 * The leaky bucket of the Admin API as one process sees it. Other processes spend from the same bucket; what they take
 * shows with the next answer, and a refusal (THROTTLED) stays possible and harmless.
 * source: https://shopify.dev/docs/api/usage/limits
 */
export function createBudget(clock: Clock): Budget {
  const buckets = new Map<string, Bucket>();
  const costs = new Map<string, number>();

  const now = (bucket: Bucket): Cost["throttleStatus"] => {
    const seconds = Math.max(0, clock.now().getTime() - bucket.at) / 1000;
    const refilled = bucket.currentlyAvailable + seconds * bucket.restoreRate;
    return {
      ...bucket,
      currentlyAvailable: Math.min(bucket.maximumAvailable, refilled),
    };
  };

  const keep = (domain: string, throttleStatus: Cost["throttleStatus"]) =>
    buckets.set(domain, { ...throttleStatus, at: clock.now().getTime() });

  return {
    waitBefore(domain, document) {
      const bucket = buckets.get(domain);
      const requestedQueryCost = costs.get(document);
      if (!bucket || requestedQueryCost === undefined) return 0;
      return waitFor({ requestedQueryCost, throttleStatus: now(bucket) });
    },
    spend(domain, document) {
      const bucket = buckets.get(domain);
      if (!bucket) return;
      const left = now(bucket);
      const currentlyAvailable =
        left.currentlyAvailable - (costs.get(document) ?? 0);
      keep(domain, { ...left, currentlyAvailable });
    },
    learn(domain, document, cost) {
      costs.set(document, cost.requestedQueryCost);
      keep(domain, cost.throttleStatus);
    },
  };
}
