/** How far a feed was read. */
export type FeedMark = {
  /** The newest stamp of the platform's that was seen. */
  readUntil: Date;
  /** By our clock, the end of the look that saw it first. */
  reachedAt: Date;
  /** By our clock, when the last look began, and the last at everything. */
  sweptAt: Date;
  wholeAt: Date | null;
};

/** How far each feed was read. */
export interface FeedRecords {
  feedMark(feed: string): Promise<FeedMark | null>;
  /** How far a feed was read, and what came of it; sweeps older than a month are forgotten. */
  noteSweep(
    feed: string,
    sweep: {
      readUntil: Date;
      reachedAt: Date;
      at: Date;
      isWhole: boolean;
      compared: number;
      found: number;
    },
  ): Promise<void>;
}
