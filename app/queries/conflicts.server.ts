import type { Prisma, PrismaClient } from "@prisma/client";
import { alwaysOf } from "#core/domain/conflicts/answer-policy.ts";
import type { CountStory, LinkCandidate } from "#core/domain/plan.ts";
import {
  asleep,
  awake,
  readPastAnswers,
  suggestionFor,
} from "./conflict-groups.server.ts";
import { whoIs } from "./who-is.ts";

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

/** How many questions wait for a human, how many are put off, and the last that were settled. */
export async function readConflicts(
  prisma: PrismaClient,
  shopId: string,
  now: Date,
) {
  const [settled, openCount, snoozedCount] = await Promise.all([
    prisma.conflict.findMany({
      where: { shopId, state: { not: "open" } },
      orderBy: [{ settledAt: "desc" }, { id: "asc" }],
      take: mostSettled,
      select: rowSelect,
    }),
    prisma.conflict.count({ where: { shopId, ...awake(now) } }),
    prisma.conflict.count({ where: { shopId, ...asleep(now) } }),
  ]);
  return {
    settled: settled.map((row) => ({
      ...row,
      settledBy: row.settledBy && whoIs(row.settledBy),
    })),
    openCount,
    snoozedCount,
  };
}

export type ConflictListRow = Awaited<
  ReturnType<typeof readConflicts>
>["settled"][number];

const fullSelect = {
  ...rowSelect,
  key: true,
  subjectId: true,
  base: true,
  storefront: true,
  marketplace: true,
  network: true,
  candidates: true,
  story: true,
  version: true,
  choice: true,
  settleReason: true,
  cause: true,
  assignee: true,
  snoozedUntil: true,
  note: true,
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
  if (!row) return null;
  const [past, undo] = await Promise.all([
    readPastAnswers(prisma, shopId, [row.cause]),
    readUndo(prisma, shopId, conflictId),
  ]);
  return {
    ...inWords(row),
    undo,
    /** Answers that may be given to all later questions of the cause. */
    mayBeRules: (["storefront", "marketplace", "leave"] as const).filter(
      (kind) => alwaysOf(row.cause, { kind }).kind !== "never",
    ),
    suggestion:
      row.state === "open"
        ? suggestionFor(row, past.get(row.cause) ?? {})
        : null,
  };
}

/**
 * The entry whose writing can be taken back: a person's answer that has written a field, and has not been undone. Null
 * where there is none.
 */
async function readUndo(
  prisma: PrismaClient,
  shopId: string,
  conflictId: string,
): Promise<string | null> {
  const written = await prisma.effect.findFirst({
    where: {
      shopId,
      key: { startsWith: `settle:${conflictId}:` },
      kind: { endsWith: ".update-field" },
      state: { in: ["planned", "confirmed"] },
    },
    select: { entryId: true },
  });
  if (!written) return null;
  const undone = await prisma.journalEntry.findFirst({
    where: { shopId, deliveryId: `undo:${written.entryId}` },
    select: { id: true },
  });
  return undone ? null : written.entryId;
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
  story: row.story as unknown as CountStory | null,
  choice: row.choice as { kind: string; value?: string } | null,
  settledBy: row.settledBy && whoIs(row.settledBy),
});

export type ConflictView = NonNullable<
  Awaited<ReturnType<typeof readConflict>>
>;
