/** How large a bucket is and how fast it fills, in the platform's own units: cost points, or requests. */
export type BucketShape = { capacity: number; perSecond: number };

/** What a platform has said about a bucket of its own. */
export type BucketWord = {
  /** What is left. Only ever lowers our count: what is on its way and not yet counted there would be given twice. */
  available?: number;
  capacity?: number;
  perSecond?: number;
  /** Nothing is given out before this instant. */
  restUntil?: Date;
  /** Of what was taken, so much was not used after all. */
  unused?: number;
};

/**
 * Token buckets that all processes share, named by whoever uses them (`shopify:{domain}`). None is ever taken below zero.
 * source: https://en.wikipedia.org/wiki/Token_bucket
 */
export interface Pacing {
  /**
   * Takes `cost` if it is there; otherwise takes nothing and says how many milliseconds until it would be.
   * A bucket that nobody has used is full. `shape` counts where the platform has not told its own; a cost above the
   * capacity waits for the full bucket and empties it.
   */
  take(
    bucket: string,
    cost: number,
    shape: BucketShape,
  ): Promise<{ waitMs: number }>;
  /** Hands on what the platform itself said; what it told last about size and speed wins over every `shape`. */
  correct(bucket: string, told: BucketWord): Promise<void>;
}
