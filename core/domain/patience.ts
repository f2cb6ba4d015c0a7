import type { ErrorCode } from "../errors/catalog.ts";
import type { SyncError } from "../errors/sync-error.ts";

/** Failures that end when the merchant renews a connection or opens his store: the work waits and is not lost. */
const waitsForConnection: ReadonlySet<ErrorCode> = new Set([
  "authorization_expired",
  "authorization_outdated",
  "authorization_missing",
  "scope_missing",
  "credentials_unreadable",
  "store_closed",
]);

/** Whether the merchant has to renew a connection before this can work again. */
export const needsConnection = (code: ErrorCode): boolean =>
  waitsForConnection.has(code);

/** Whether the platform said by this that it did nothing; after any other failure it may have. */
export const didNothing = (code: ErrorCode): boolean =>
  needsConnection(code) ||
  code === "platform_throttled" ||
  code === "stale_quantity" ||
  code === "orders_to_be_read";

/** Whether support should look at it, rather than the merchant or a platform. */
export const isOurFault = (code: ErrorCode): boolean => code === "internal";

/** A turn that comes later is no failure: such a wait is not counted, however often it happens. */
export const isOnlyAWait = (
  failure: Pick<SyncError, "code" | "retryAfterMs">,
): boolean =>
  (failure.code === "platform_throttled" ||
    failure.code === "orders_to_be_read") &&
  failure.retryAfterMs !== undefined;

const firstWaitMs = 500;
const longestWaitMs = 5 * 60_000;
/** About a day: a platform may be away that long, and nobody should have to start its work again by hand. */
const mostAttempts = 300;
/** Our own faults do not mend themselves. */
const mostAttemptsOfOurs = 14;

/**
 * How long to wait before another try, in milliseconds, doubling up to five minutes; never less than a platform asked.
 * @returns null when another try cannot help or enough were made.
 */
export function postponement(
  failure: Pick<SyncError, "code" | "retry" | "retryAfterMs">,
  attempts: number,
): number | null {
  if (needsConnection(failure.code)) return longestWaitMs;
  if (isOnlyAWait(failure)) return failure.retryAfterMs ?? 0;
  const most = isOurFault(failure.code) ? mostAttemptsOfOurs : mostAttempts;
  if (failure.retry === "never" || attempts >= most) return null;
  const doubled = firstWaitMs * 2 ** Math.max(0, attempts - 1);
  return Math.max(failure.retryAfterMs ?? 0, Math.min(doubled, longestWaitMs));
}
