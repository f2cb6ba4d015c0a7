/** Where a number is told: the Shopify store or the TikTok Shop. */
export const channels = ["storefront", "marketplace"] as const;
export type Channel = (typeof channels)[number];

/** Where a number stands: at a channel, or as what Shopify holds back of the merchant's own stock for TikTok Shop. */
export type ToldChannel = Channel | "hold";

/** When a number keeps back what sells faster than numbers travel. */
export const exposureModes = ["off", "spikes", "always"] as const;
export type ExposureMode = (typeof exposureModes)[number];

/**
 * What the merchant promises of stock that both channels sell. `shared`: all channels see all of it. `guaranteed`: it is
 * split, so that no unit is sold twice.
 */
export const stockPromises = ["shared", "guaranteed"] as const;
export type StockPromise = (typeof stockPromises)[number];

/**
 * What a person says of a warehouse from which TikTok Shop sells beside the main one. `location`: a location of the store is
 * behind it. `zero`: nothing is sold from it. `apart`: the merchant counts there himself, and it is told nothing.
 */
export const standings = ["location", "zero", "apart"] as const;
export type Standing = (typeof standings)[number];

/** What a person asks of the numbers that a channel is told, in units. */
export type RuleLimits = {
  /** Kept back, so that what sells before a number arrives is there. */
  bufferUnits: number;
  /** Never told more than this; null: no limit. */
  cap: number | null;
  /** Told as sold out while fewer than this are left. */
  floor: number;
  /** Left out: while sales jump (`spikes`). */
  exposure?: ExposureMode;
  /** Left out: `shared`. Only the marketplace's rule says it; it decides about both channels. */
  promise?: StockPromise;
};

/** One version of a rule, as it was in force when a number was worked out. */
export type StockRule = RuleLimits & {
  /** The version's row; null where nobody ever set a rule. */
  id: string | null;
  version: number;
  /** A variant's own rule stands in place of the shop's. */
  scope: "shop" | "variant";
};

/** Nothing is kept back and nothing is hidden. */
export const noRule: StockRule = {
  id: null,
  version: 0,
  scope: "shop",
  bufferUnits: 0,
  cap: null,
  floor: 0,
};

/** Where nobody set a rule, for each channel. */
export const noRules: Record<Channel, StockRule> = {
  storefront: noRule,
  marketplace: noRule,
};
