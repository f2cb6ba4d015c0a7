import type { MadeWorld } from "#core/wiring/make-world.server.ts";
import { type Lane, lanes } from "#core/world/jobs.ts";

const countsWanted = ["waiting", "active", "delayed", "failed"] as const;
type Counts = Record<(typeof countsWanted)[number], number>;

/** Longer than this nobody waits for the queue's own word. */
const patienceMs = 2_000;
const mostShops = 20;

/** The lanes as the queue counts them, and the work that waits in rows: those are the truth, whatever the queue says. */
export async function readQueues(
  world: Pick<MadeWorld, "prisma" | "bell" | "backend">,
  now: Date,
) {
  const { prisma, bell, backend } = world;
  const [counted, entries, effects, busiest, beats] = await Promise.all([
    Promise.all(
      (Object.keys(lanes) as Lane[]).map(async (lane) => ({
        lane,
        concurrency: lanes[lane].concurrency,
        counts: await within(bell.queues[lane].getJobCounts(...countsWanted)),
      })),
    ),
    prisma.journalEntry.aggregate({
      where: { plannedAt: null },
      _count: true,
      _min: { receivedAt: true },
    }),
    prisma.effect.groupBy({
      by: ["state"],
      where: { state: { in: ["planned", "sent", "unknown"] } },
      _count: true,
      _min: { dueAt: true },
    }),
    prisma.effect.groupBy({
      by: ["shopId"],
      where: { state: { in: ["planned", "sent", "unknown"] } },
      _count: true,
      orderBy: { _count: { shopId: "desc" } },
      take: mostShops,
    }),
    prisma.heartbeat.findMany({ orderBy: { process: "asc" } }),
  ]);
  const shops = await prisma.shop.findMany({
    where: { id: { in: busiest.map((row) => row.shopId) } },
    select: { id: true, name: true },
  });
  const nameOf = new Map(shops.map((shop) => [shop.id, shop.name]));
  return {
    backend: backend.name,
    now,
    lanes: counted,
    entries: {
      waiting: entries._count,
      oldest: entries._min.receivedAt,
    },
    effects: effects.map((row) => ({
      state: row.state,
      count: row._count,
      oldest: row._min.dueAt,
    })),
    busiest: busiest.map((row) => ({
      shopId: row.shopId,
      name: nameOf.get(row.shopId) ?? "",
      count: row._count,
    })),
    beats: beats.map(({ process, at }) => ({ process, at })),
  };
}

/** What the queue counts; null where it does not answer. */
async function within(
  work: Promise<Record<string, number>>,
): Promise<Counts | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), patienceMs);
  });
  const counts = await Promise.race([work.catch(() => null), late]);
  clearTimeout(timer);
  return (
    counts && {
      waiting: counts.waiting ?? 0,
      active: counts.active ?? 0,
      delayed: counts.delayed ?? 0,
      failed: counts.failed ?? 0,
    }
  );
}

export type Queues = Awaited<ReturnType<typeof readQueues>>;
