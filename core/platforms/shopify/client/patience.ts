/** How long one request may keep trying before the caller hears of it. Milliseconds. */
export type Patience = {
  /** Tries in all, the first one included. */
  tries: number;
  /** Ceiling of the first pause after a failure; doubles with each try. */
  firstPauseMs: number;
  /** A longer wait than this is the queue's business: it can serve other shops meanwhile. */
  longestWaitMs: number;
};

export const patience: Patience = {
  tries: 4,
  firstPauseMs: 400,
  longestWaitMs: 1_000,
};

/** Full jitter: anything between nothing and the ceiling, so that failed workers do not come back in step. */
export const jitteredPause = (
  { firstPauseMs, longestWaitMs }: Patience,
  attempt: number,
): number =>
  Math.random() * Math.min(firstPauseMs * 2 ** (attempt - 1), longestWaitMs);

export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, ms));
