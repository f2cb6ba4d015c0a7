import type { Prisma, PrismaClient } from "@prisma/client";
import { causeTitle } from "#core/domain/conflicts/cause.ts";
import {
  type AtRisk,
  byRisk,
  isPressing,
  joinRisks,
  noRisk,
} from "#core/domain/conflicts/risk.ts";
import {
  type PastAnswers,
  type Suggestion,
  suggest,
} from "#core/domain/conflicts/suggest.ts";
import type { LinkCandidate, PlannedConflict } from "#core/domain/plan.ts";
import { readConflictRisks } from "./conflict-risks.server.ts";

/** Open questions that are weighed against each other; a shop with more has them in turns. */
const mostWeighed = 2_000;
/** Of one cause's last answers so many make a habit. */
const mostPast = 200;

const select = {
  id: true,
  kind: true,
  cause: true,
  subject: true,
  subjectKind: true,
  subjectId: true,
  field: true,
  reason: true,
  state: true,
  base: true,
  storefront: true,
  marketplace: true,
  candidates: true,
  version: true,
  openedAt: true,
  assignee: true,
  snoozedUntil: true,
  note: true,
} as const satisfies Prisma.ConflictSelect;

type Row = Prisma.ConflictGetPayload<{ select: typeof select }>;

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
    prisma.conflict.findMany({
      where,
      orderBy: [{ openedAt: "asc" }, { id: "asc" }],
      take: mostWeighed,
      select,
    }),
    prisma.shop.findUnique({
      where: { id: shopId },
      select: { currency: true },
    }),
  ]);
  const currency = shop?.currency ?? "USD";
  const [risks, past] = await Promise.all([
    readConflictRisks(prisma, { shopId, currency }, rows),
    readPastAnswers(prisma, shopId, [...new Set(rows.map((row) => row.cause))]),
  ]);
  const byCause = new Map<string, Row[]>();
  for (const row of rows)
    byCause.set(row.cause, [...(byCause.get(row.cause) ?? []), row]);
  const inOrder = byRisk(now);
  const groups = [...byCause].map(([cause, asked]) => {
    const questions = asked
      .map((row) => ({
        ...inWords(row, past.get(cause) ?? {}),
        risk: risks.get(row.id) ?? noRisk,
      }))
      .sort(inOrder);
    const [first] = questions;
    const risk = joinRisks(questions.map((one) => one.risk));
    return {
      cause,
      title: causeTitle(cause) ?? first?.subject ?? cause,
      questions,
      risk,
      pressing: isPressing(risk, now),
    };
  });
  const ranked = new Map<(typeof groups)[number], AtRisk>(
    groups.map((group) => [
      group,
      {
        id: group.cause,
        openedAt: group.questions[0]?.openedAt ?? now,
        risk: group.risk,
      },
    ]),
  );
  return {
    currency,
    groups: groups.sort((one, other) =>
      inOrder(ranked.get(one) as AtRisk, ranked.get(other) as AtRisk),
    ),
  };
}

const inWords = (row: Row, past: PastAnswers) => ({
  ...row,
  candidates: row.candidates as unknown as LinkCandidate[],
  suggestion: suggestionFor(row, past),
});

/** The answer that fits a row best. */
export const suggestionFor = (
  row: Pick<
    Row,
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
