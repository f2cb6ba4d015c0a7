/** What becomes of a request that the network will not ship. */
export const fallbacks = {
  ask: "Nothing by itself: it shows under Needs you",
  hold: "It is held in Shopify until the merchant releases it",
  move: "It goes to another location, which ships it",
} as const;
export type Fallback = keyof typeof fallbacks;

export type OrderRule = {
  fallback: Fallback;
  /** Shopify's id of the location that ships instead; only with `move`. */
  moveTo: string | null;
  /** How long the network may take until a parcel leaves. */
  waitHours: number;
};

/** The network's own promise is two working days. */
export const defaultOrderRule: OrderRule = {
  fallback: "ask",
  moveTo: null,
  waitHours: 72,
};
