import type { Store } from "../state.ts";

/**
 * Query points by the store's plan. source: `throttleStatus` of recorded answers (Basic) and of public captures (Plus);
 * the sizes of Advanced and Enterprise are assumed to be twenty seconds' worth, as those two are.
 */
export const plans = {
  Basic: { size: 2_000, perSecond: 100 },
  Advanced: { size: 4_000, perSecond: 200 },
  Plus: { size: 20_000, perSecond: 1_000 },
  Enterprise: { size: 40_000, perSecond: 2_000 },
} as const;
export type PlanName = keyof typeof plans;

const planOf = (store: Pick<Store, "plan">) => plans[store.plan ?? "Basic"];

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
  const { size, perSecond } = planOf(store);
  const points = store.bucket.points + seconds * perSecond;
  store.bucket = { points: Math.min(size, points), at };
}

export function spend(store: Store, points: number): void {
  store.bucket.points -= points;
}

export function throttleStatus(store: Store): ThrottleStatus {
  const { size, perSecond } = planOf(store);
  return {
    maximumAvailable: size,
    currentlyAvailable: Math.floor(store.bucket.points),
    restoreRate: perSecond,
  };
}

export function fullBucket(plan: PlanName = "Basic"): Store["bucket"] {
  return { points: plans[plan].size, at: Date.now() };
}
