/** Counts calls per endpoint within the last second of real time (one app and one shop per town). */
export type Limiter = {
  admit(key: string, perSecond: number): boolean;
  clear(): void;
};

export function createLimiter(): Limiter {
  const calls = new Map<string, number[]>();
  return {
    admit(key, perSecond) {
      const now = Date.now();
      const recent = (calls.get(key) ?? []).filter((at) => now - at < 1_000);
      const admitted = recent.length < perSecond;
      if (admitted) recent.push(now);
      calls.set(key, recent);
      return admitted;
    },
    clear: () => calls.clear(),
  };
}
