/** What becomes of a request that the network will not ship. */
export const fallbacks = {
  ask: "Nothing by itself: it shows under Needs you",
  hold: "It is held in Shopify until the merchant releases it",
  move: "It goes to another location, which ships it",
  promise:
    "It goes to the location that keeps the promise at least cost, and is held where none has the goods",
} as const;
export type Fallback = keyof typeof fallbacks;

export type OrderRule = {
  fallback: Fallback;
  /** Shopify's id of the location that ships instead; only with `move`. */
  moveTo: string | null;
  /** How long the network may take until a parcel leaves. */
  waitHours: number;
  /** How long the merchant's own packing takes: the network has to give up an order so long before it must leave. */
  packHours: number;
  /** How probable it shall be that a promised day is kept. */
  promiseQuantile: number;
  /** What a parcel of the merchant's own costs, in minor units; null: he has not said. */
  ownParcelMinor: number | null;
};

/** The probabilities that a shop may choose from. */
export const promiseQuantiles = [0.5, 0.8, 0.9, 0.95, 0.99] as const;

/** The network's own promise is two working days. */
export const defaultOrderRule: OrderRule = {
  fallback: "ask",
  moveTo: null,
  waitHours: 72,
  packHours: 24,
  promiseQuantile: 0.9,
  ownParcelMinor: null,
};
