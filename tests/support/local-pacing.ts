import type { Pacing } from "#core/world/pacing.ts";

/** The buckets of a single process, for tests that have no database. Same promises as the shared ones. */
export function localPacing(now = () => Date.now()): Pacing {
  type Bucket = { available: number; at: number; rest: number } & {
    told: { capacity?: number; perSecond?: number };
    shape: { capacity: number; perSecond: number };
  };
  const buckets = new Map<string, Bucket>();
  const fill = (bucket: Bucket, shape = bucket.shape) => {
    bucket.shape = { ...shape, ...bucket.told };
    const { capacity, perSecond } = bucket.shape;
    const seconds = Math.max(0, now() - bucket.at) / 1000;
    bucket.available = Math.min(
      capacity,
      bucket.available + seconds * perSecond,
    );
    bucket.at = now();
    return bucket;
  };
  const open = (name: string) => {
    const found = buckets.get(name) ?? {
      available: Number.POSITIVE_INFINITY,
      at: now(),
      rest: 0,
      told: {},
      shape: { capacity: Number.POSITIVE_INFINITY, perSecond: 0 },
    };
    buckets.set(name, found);
    return found;
  };
  return {
    async take(name, cost, shape) {
      const bucket = fill(open(name), shape);
      const wanted = Math.min(cost, bucket.shape.capacity);
      const missing = Math.max(0, wanted - bucket.available);
      const waitMs = Math.max(
        Math.ceil((missing / bucket.shape.perSecond) * 1000),
        bucket.rest - now(),
        0,
      );
      if (waitMs === 0) bucket.available -= wanted;
      return { waitMs };
    },
    async correct(name, { available, restUntil, unused = 0, ...told }) {
      const bucket = fill(open(name));
      bucket.told = { ...bucket.told, ...told };
      bucket.available = Math.max(
        0,
        Math.min(
          bucket.available + unused,
          available ?? Number.POSITIVE_INFINITY,
        ),
      );
      bucket.rest = Math.max(bucket.rest, restUntil?.getTime() ?? 0);
    },
  };
}
