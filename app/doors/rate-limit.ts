type Bucket = { tokens: number; at: number };

/**
 * A bucket per key: `burst` at once, then `perSecond`. In memory: a process more lets a little more through, which is
 * enough against somebody who guesses.
 */
export function rateLimit(limit: { burst: number; perSecond: number }) {
  const buckets = new Map<string, Bucket>();
  return (key: string, nowMs: number): boolean => {
    // Keys come from strangers; the table must not grow with them.
    if (buckets.size > 10_000) buckets.clear();
    const bucket = buckets.get(key) ?? { tokens: limit.burst, at: nowMs };
    const refilled =
      bucket.tokens + ((nowMs - bucket.at) / 1000) * limit.perSecond;
    const tokens = Math.min(limit.burst, refilled);
    buckets.set(key, { tokens: Math.max(0, tokens - 1), at: nowMs });
    return tokens >= 1;
  };
}
