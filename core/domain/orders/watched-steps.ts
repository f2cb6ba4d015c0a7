const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** Steps at which an order can stay behind: how long each may take, and what people read. */
export const watchedSteps = {
  release: {
    limitMs: 3 * hourMs,
    says: "TikTok Shop has not released the order, though its hour on hold is over.",
  },
  import: {
    limitMs: 15 * minuteMs,
    says: "The order has not come to Shopify.",
  },
  answer: {
    limitMs: 10 * minuteMs,
    says: "The fulfillment request has neither been accepted nor refused.",
  },
  /** Its limit is the merchant's own, and the time by which it has to leave: falls-back-at.ts. */
  parcel: {
    limitMs: 72 * hourMs,
    says: "The network has the order, but no parcel has left.",
  },
  tell: {
    limitMs: 15 * minuteMs,
    says: "A tracking number has not reached the other side.",
  },
  cancel: {
    limitMs: 15 * minuteMs,
    says: "The order is cancelled on one side only.",
  },
  "pay-back": {
    limitMs: 30 * minuteMs,
    says: "The buyer has his money back on TikTok Shop, and Shopify has no refund of it.",
  },
  ship: {
    limitMs: 0,
    says: "The order has not been sent by the time after which TikTok Shop counts it as late.",
  },
} as const satisfies Record<string, { limitMs: number; says: string }>;
export type WatchedStep = keyof typeof watchedSteps;
