import type { Clock } from "#core/world/clock.ts";

/**
 * Answers that hardly ever change, kept for minutes in this process. A failed load is forgotten at once; `anew` forgets what
 * is kept of the key.
 */
export function createMemory<Value>(clock: Clock, lifeMs: number) {
  const kept = new Map<string, { value: Promise<Value>; until: number }>();

  return (
    key: string,
    load: () => Promise<Value>,
    { anew = false } = {},
  ): Promise<Value> => {
    const now = clock.now().getTime();
    if (anew) kept.delete(key);
    for (const [old, { until }] of kept) if (until <= now) kept.delete(old);

    const known = kept.get(key);
    if (known) return known.value;
    const value = load();
    kept.set(key, { value, until: now + lifeMs });
    value.catch(() => kept.delete(key));
    return value;
  };
}
