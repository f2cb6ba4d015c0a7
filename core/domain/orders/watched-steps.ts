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
  /** At the latest; earlier where the order has to leave sooner: falls-back-at.ts. */
  unsubmitted: {
    limitMs: 24 * hourMs,
    says: "The order lies at the network's location in Shopify, and nobody has asked for it to be sent. Request its fulfillment in Shopify, or move it to another location.",
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

/** What is said in place of a step's own sentence, where more is known. */
export const watchedAs = {
  partly:
    "A part of the order has left the network; the rest lies there still, or has no tracking number.",
  takenOut:
    "A parcel has left whose units were taken out of the order in Shopify, so that its number has no place there. Stop it with the carrier, or add the units to the order again and fulfill them under its number.",
} as const;

export type WatchedStep = keyof typeof watchedSteps;
