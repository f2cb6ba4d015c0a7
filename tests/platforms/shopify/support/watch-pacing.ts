import type { BucketWord, Pacing } from "#core/world/pacing.ts";
import { localPacing } from "../../../support/local-pacing.ts";

/** A local bucket that remembers what it was asked; first of all it lets the takers wait these milliseconds in turn. */
export function watchPacing(waits: number[] = []) {
  const inner = localPacing();
  const takes: { bucket: string; cost: number }[] = [];
  const corrections: { bucket: string; told: BucketWord }[] = [];
  return {
    takes,
    corrections,
    async take(bucket, cost, shape) {
      takes.push({ bucket, cost });
      const waitMs = waits.shift();
      return waitMs ? { waitMs } : inner.take(bucket, cost, shape);
    },
    async correct(bucket, told) {
      corrections.push({ bucket, told });
      await inner.correct(bucket, told);
    },
  } satisfies Pacing & Record<string, unknown>;
}
