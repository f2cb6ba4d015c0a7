import type { Pacing } from "../world/pacing.ts";
import { Prisma, type PrismaClient } from "./prisma.server.ts";

const unlimited = Prisma.sql`'Infinity'::float8`;

// Read once a statement, before it waits for the row: read anew in each place, two of them could disagree about whether
// the bucket held enough. A waiting taker so counts a little too little, never too much.
const at = Prisma.sql`excluded.counted_at`;

/** What is in the bucket at that moment. */
const filled = (capacity: Prisma.Sql, perSecond: Prisma.Sql) =>
  Prisma.sql`least(${capacity}, b.available + ${perSecond} * greatest(0, extract(epoch from ${at} - b.counted_at)::float8))`;

/**
 * The buckets as rows, one statement per deed: the row's lock puts the takers of all processes in line, and PostgreSQL
 * works out the new content after the lock is held, never from what a taker saw before.
 * @param now null: the database's own clock, the only one that all processes share. Tests give theirs.
 */
export function openPacing(
  prisma: PrismaClient,
  now: (() => Date) | null = null,
): Pacing {
  const instant = () =>
    now ? Prisma.sql`${now()}::timestamptz` : Prisma.sql`clock_timestamp()`;

  return {
    async take(bucket, cost, shape) {
      const capacity = Prisma.sql`coalesce(b.told_capacity, ${shape.capacity}::float8)`;
      const perSecond = Prisma.sql`coalesce(b.told_per_second, ${shape.perSecond}::float8)`;
      const wanted = Prisma.sql`least(${cost}::float8, ${capacity})`;
      const content = filled(capacity, perSecond);
      const given = Prisma.sql`(${content} >= ${wanted} AND coalesce(b.rest_until <= ${at}, true))`;
      const first = Math.min(cost, shape.capacity);

      const [row] = await prisma.$queryRaw<
        { given: boolean; wait_ms: number }[]
      >`
        INSERT INTO rate_bucket AS b (name, available, counted_at, capacity, per_second, given)
        VALUES (${bucket}, ${shape.capacity - first}::float8, ${instant()}, ${shape.capacity}::float8, ${shape.perSecond}::float8, true)
        ON CONFLICT (name) DO UPDATE SET
          available = ${content} - CASE WHEN ${given} THEN ${wanted} ELSE 0 END,
          counted_at = greatest(b.counted_at, ${at}),
          capacity = ${capacity},
          per_second = ${perSecond},
          given = ${given}
        RETURNING given,
          ceil(greatest(
            (least(${cost}::float8, capacity) - available) / nullif(per_second, 0),
            extract(epoch from rest_until - counted_at)::float8
          ) * 1000)::float8 AS wait_ms`;
      if (!row || row.given) return { waitMs: 0 };
      return { waitMs: Math.max(1, row.wait_ms) };
    },

    async correct(bucket, told) {
      const capacity = Prisma.sql`coalesce(${told.capacity ?? null}::float8, b.capacity)`;
      const perSecond = Prisma.sql`coalesce(${told.perSecond ?? null}::float8, b.per_second)`;
      const ours = Prisma.sql`${filled(Prisma.sql`b.capacity`, Prisma.sql`b.per_second`)} + ${told.unused ?? 0}::float8`;
      const available = Prisma.sql`${told.available ?? null}::float8`;
      const rest = Prisma.sql`${told.restUntil ?? null}::timestamptz`;
      await prisma.$executeRaw`
        INSERT INTO rate_bucket AS b
          (name, available, counted_at, capacity, per_second, told_capacity, told_per_second, rest_until, given)
        VALUES (${bucket}, greatest(0, coalesce(${available}, ${unlimited})), ${instant()},
          coalesce(${told.capacity ?? null}::float8, ${unlimited}), coalesce(${told.perSecond ?? null}::float8, 0),
          ${told.capacity ?? null}::float8, ${told.perSecond ?? null}::float8, ${rest}, false)
        ON CONFLICT (name) DO UPDATE SET
          available = greatest(0, least(${capacity}, ${ours}, ${available})),
          counted_at = greatest(b.counted_at, ${at}),
          capacity = ${capacity},
          per_second = ${perSecond},
          told_capacity = coalesce(${told.capacity ?? null}::float8, b.told_capacity),
          told_per_second = coalesce(${told.perSecond ?? null}::float8, b.told_per_second),
          rest_until = greatest(b.rest_until, ${rest})`;
    },
  };
}
