import pRetry from "p-retry";
import { SyncError } from "#core/errors/sync-error.ts";

/** How long one call may hold its caller. Longer waits belong to the queue, which loses nothing in a restart. */
export type Patience = {
  /** Further tries after the first. */
  retries: number;
  /** First ceiling of the random wait; it doubles with each try. */
  baseMs: number;
  /** No single wait is longer; a platform that asks for more gets its way through the queue. */
  longestWaitMs: number;
  timeoutMs: number;
};

export const defaultPatience: Patience = {
  retries: 3,
  baseMs: 250,
  // Whoever calls holds the shop's hand: its other work goes on while this one waits in the queue.
  longestWaitMs: 500,
  timeoutMs: 20_000,
};

/** A person waits at his screen, and holds nobody up: rather that than his having to press again. */
export const personsPatience: Partial<Patience> = { longestWaitMs: 5_000 };

/** Whole catalogs are read without the shop's hand, for minutes: what was read is not thrown away for a moment's objection. */
export const readersPatience: Partial<Patience> = {
  retries: 7,
  longestWaitMs: 60_000,
};

const worthAnotherTry = new Set([
  "platform_unreachable",
  "platform_throttled",
  "platform_internal",
]);

/**
 * Repeats a request that may be repeated, with full jitter so that many workers do not knock in step.
 * @throws SyncError the last failure.
 */
export function withPatience<Value>(
  patience: Patience,
  request: () => Promise<Value>,
  onRetry: (failure: SyncError) => void,
): Promise<Value> {
  return pRetry(request, {
    retries: patience.retries,
    minTimeout: 0,
    shouldRetry: ({ error }) =>
      error instanceof SyncError &&
      worthAnotherTry.has(error.code) &&
      (error.retryAfterMs ?? 0) <= patience.longestWaitMs,
    onFailedAttempt: async ({ error, attemptNumber, retriesLeft }) => {
      if (
        retriesLeft === 0 ||
        !(error instanceof SyncError) ||
        !worthAnotherTry.has(error.code)
      )
        return;
      if ((error.retryAfterMs ?? 0) > patience.longestWaitMs) return;
      onRetry(error);
      await sleep(waitBefore(attemptNumber, error.retryAfterMs ?? 0, patience));
    },
  });
}

const waitBefore = (
  attempt: number,
  askedMs: number,
  { baseMs, longestWaitMs }: Patience,
) =>
  askedMs +
  Math.random() * Math.min(longestWaitMs, baseMs * 2 ** (attempt - 1));

export const sleep = (ms: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, ms));
