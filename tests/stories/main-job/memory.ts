import { openPrisma } from "#core/store/prisma.server.ts";

/** What Quayside itself believes, read straight from its rows. */
export function openMemory(databaseUrl: string) {
  const prisma = openPrisma(databaseUrl);
  const shopId = async () =>
    (await prisma.shop.findFirst({ select: { id: true } }))?.id ?? "";
  return {
    prisma,
    shopId,
    /** Entries not planned yet and effects not ended yet. */
    async underWay(): Promise<number> {
      const entries = await prisma.journalEntry.count({
        where: { plannedAt: null },
      });
      const effects = await prisma.effect.count({
        where: { state: { in: ["planned", "sent", "unknown"] } },
      });
      return entries + effects;
    },
    close: () => prisma.$disconnect(),
  };
}

export type Memory = ReturnType<typeof openMemory>;

export type Wait = {
  signal: AbortSignal;
  /** How long a step may take before the story gives up. */
  patienceMs: number;
};

/** Asks again until `done` answers nothing. `done` says what is still missing. */
export async function until(
  what: string,
  { signal, patienceMs }: Wait,
  done: () => Promise<string | null>,
): Promise<void> {
  const started = performance.now();
  for (;;) {
    signal.throwIfAborted();
    const missing = await done();
    if (missing === null) return;
    if (performance.now() - started > patienceMs)
      throw new Error(`${what}: ${missing}`);
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}
