import type { Prisma, PrismaClient } from "@prisma/client";
import {
  type PastAnswers,
  type Suggestion,
  suggest,
} from "#core/domain/conflicts/suggest.ts";
import type { LinkCandidate, PlannedConflict } from "#core/domain/plan.ts";
import {
  groupByCause,
  type QuestionRow,
  readQuestionRows,
  type WeighedQuestion,
  weighQuestions,
} from "./weighed-questions.server.ts";

/** Of one cause's last answers so many make a habit. */
const mostPast = 200;

/** Questions that nobody has put off, or whose time has come. */
export const awake = (now: Date): Prisma.ConflictWhereInput => ({
  state: "open",
  OR: [{ snoozedUntil: null }, { snoozedUntil: { lte: now } }],
});

/** Questions that are put off. */
export const asleep = (now: Date): Prisma.ConflictWhereInput => ({
  state: "open",
  snoozedUntil: { gt: now },
});

/**
 * Open questions by their cause, each with what hangs on it and the answer that fits best; what runs out first, and then
 * what is worth most, comes first.
 * @param only questions of one cause, or those that are put off.
 */
export async function readConflictGroups(
  prisma: PrismaClient,
  shopId: string,
  now: Date,
  only: { cause?: string; snoozed?: boolean } = {},
) {
  const where = {
    shopId,
    ...(only.snoozed ? asleep(now) : awake(now)),
    ...(only.cause !== undefined && { cause: only.cause }),
  };
  const [rows, shop] = await Promise.all([
    readQuestionRows(prisma, where),
    prisma.shop.findUnique({
      where: { id: shopId },
      select: { currency: true },
    }),
  ]);
  const currency = shop?.currency ?? "USD";
  const [questions, past] = await Promise.all([
    weighQuestions(prisma, new Map([[shopId, currency]]), rows, now),
    readPastAnswers(prisma, shopId, [...new Set(rows.map((row) => row.cause))]),
  ]);
  return {
    currency,
    groups: groupByCause(questions, now).map((group) => ({
      ...group,
      questions: group.questions.map((one) =>
        inWords(one, past.get(group.cause) ?? {}),
      ),
    })),
  };
}

const inWords = (
  { shopId: _, ...row }: WeighedQuestion,
  past: PastAnswers,
) => ({
  ...row,
  candidates: row.candidates as unknown as LinkCandidate[],
  suggestion: suggestionFor(row, past),
});

/** The answer that fits a row best. */
export const suggestionFor = (
  row: Pick<
    QuestionRow,
    | "kind"
    | "field"
    | "subjectKind"
    | "cause"
    | "base"
    | "storefront"
    | "marketplace"
    | "candidates"
  >,
  past: PastAnswers,
): Suggestion | null =>
  suggest(
    {
      ...row,
      kind: row.kind as PlannedConflict["kind"],
      subjectKind: row.subjectKind as PlannedConflict["subjectKind"],
      candidates: row.candidates as unknown as LinkCandidate[],
    },
    past,
  );

/** What people, not rules, have answered to the last questions of each cause. */
export async function readPastAnswers(
  prisma: PrismaClient,
  shopId: string,
  causes: string[],
): Promise<Map<string, PastAnswers>> {
  const rows = await prisma.conflict.findMany({
    where: {
      shopId,
      state: "settled",
      cause: { in: causes },
      settledBy: { startsWith: "merchant:" },
    },
    orderBy: { settledAt: "desc" },
    take: mostPast,
    select: { cause: true, choice: true },
  });
  const past = new Map<string, PastAnswers>();
  for (const { cause, choice } of rows) {
    const { kind } = (choice ?? {}) as { kind?: keyof PastAnswers };
    if (!kind) continue;
    const counts = past.get(cause) ?? {};
    counts[kind] = (counts[kind] ?? 0) + 1;
    past.set(cause, counts);
  }
  return past;
}

export type ConflictGroup = Awaited<
  ReturnType<typeof readConflictGroups>
>["groups"][number];
export type GroupedConflict = ConflictGroup["questions"][number];
