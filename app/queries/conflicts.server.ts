import type { Prisma, PrismaClient } from "@prisma/client";
import type { LinkCandidate } from "#core/domain/plan.ts";
import { whoIs } from "./audit-lines.server.ts";

const rowSelect = {
  id: true,
  kind: true,
  subject: true,
  subjectKind: true,
  field: true,
  reason: true,
  state: true,
  openedAt: true,
  settledAt: true,
  settledBy: true,
} as const;

const mostOpen = 250;
const mostSettled = 50;

/** Questions for a human: all that are open, oldest first, and the last that were settled. */
export async function readConflicts(prisma: PrismaClient, shopId: string) {
  const [open, settled, openCount] = await Promise.all([
    prisma.conflict.findMany({
      where: { shopId, state: "open" },
      orderBy: [{ openedAt: "asc" }, { id: "asc" }],
      take: mostOpen,
      select: rowSelect,
    }),
    prisma.conflict.findMany({
      where: { shopId, state: { not: "open" } },
      orderBy: [{ settledAt: "desc" }, { id: "asc" }],
      take: mostSettled,
      select: rowSelect,
    }),
    prisma.conflict.count({ where: { shopId, state: "open" } }),
  ]);
  const named = (row: (typeof open)[number]) => ({
    ...row,
    settledBy: row.settledBy && whoIs(row.settledBy),
  });
  return { open: open.map(named), settled: settled.map(named), openCount };
}

export type ConflictListRow = Awaited<
  ReturnType<typeof readConflicts>
>["open"][number];

const fullSelect = {
  ...rowSelect,
  subjectId: true,
  base: true,
  storefront: true,
  marketplace: true,
  network: true,
  candidates: true,
  version: true,
  choice: true,
  settleReason: true,
} as const;

/** One question with its columns; null where the shop has no such conflict. */
export async function readConflict(
  prisma: PrismaClient,
  shopId: string,
  conflictId: string,
) {
  const row = await prisma.conflict.findFirst({
    where: { shopId, id: conflictId },
    select: fullSelect,
  });
  return row && inWords(row);
}

/** The open questions with all that a program needs to settle them. */
export async function readOpenConflicts(prisma: PrismaClient, shopId: string) {
  const rows = await prisma.conflict.findMany({
    where: { shopId, state: "open" },
    orderBy: [{ openedAt: "asc" }, { id: "asc" }],
    take: mostOpen,
    select: fullSelect,
  });
  return rows.map(inWords);
}

const inWords = (
  row: Prisma.ConflictGetPayload<{ select: typeof fullSelect }>,
) => ({
  ...row,
  candidates: row.candidates as unknown as LinkCandidate[],
  choice: row.choice as { kind: string; value?: string } | null,
  settledBy: row.settledBy && whoIs(row.settledBy),
});

export type ConflictView = NonNullable<
  Awaited<ReturnType<typeof readConflict>>
>;
