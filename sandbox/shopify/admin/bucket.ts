import type { Store } from "../state.ts";

/** Standard plan. source: `throttleStatus` of recorded answers. */
const size = 2_000;
const restoredPerSecond = 100;
/** source: shopify.dev, "Shopify API limits": a single query may not exceed 1,000 points. */
export const mostPerQuery = 1_000;

export type ThrottleStatus = {
  maximumAvailable: number;
  currentlyAvailable: number;
  restoreRate: number;
};

/** Fills the store's bucket up to now (real time). */
export function refill(store: Store): void {
  const at = Date.now();
  const seconds = Math.max(0, at - store.bucket.at) / 1000;
  const points = store.bucket.points + seconds * restoredPerSecond;
  store.bucket = { points: Math.min(size, points), at };
}

export function spend(store: Store, points: number): void {
  store.bucket.points -= points;
}

export function throttleStatus(store: Store): ThrottleStatus {
  return {
    maximumAvailable: size,
    currentlyAvailable: Math.floor(store.bucket.points),
    restoreRate: restoredPerSecond,
  };
}

export function fullBucket(): Store["bucket"] {
  return { points: size, at: Date.now() };
}
