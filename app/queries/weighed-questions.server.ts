import type { Prisma, PrismaClient } from "@prisma/client";
import { causeTitle } from "#core/domain/conflicts/cause.ts";
import {
  type AtRisk,
  byRisk,
  isPressing,
  joinRisks,
  noRisk,
  type Risk,
} from "#core/domain/conflicts/risk.ts";
import { readRisksAcross } from "./conflict-risks.server.ts";

/** Questions that are weighed against each other; where there are more, the rest comes when these are settled. */
const mostWeighed = 2_000;

/** What of a question its lists show, a merchant's and the desk's. */
const columns = {
  id: true,
  shopId: true,
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

export type QuestionRow = Prisma.ConflictGetPayload<{ select: typeof columns }>;
export type WeighedQuestion = QuestionRow & { risk: Risk };

/** The questions that have waited longest. */
export const readQuestionRows = (
  prisma: PrismaClient,
  where: Prisma.ConflictWhereInput,
): Promise<QuestionRow[]> =>
  prisma.conflict.findMany({
    where,
    orderBy: [{ openedAt: "asc" }, { id: "asc" }],
    take: mostWeighed,
    select: columns,
  });

/**
 * With what hangs on each: what runs out first, then what is worth most.
 * @param currencies of the shops that they are of.
 */
export async function weighQuestions(
  prisma: PrismaClient,
  currencies: ReadonlyMap<string, string>,
  rows: QuestionRow[],
  now: Date,
): Promise<WeighedQuestion[]> {
  const risks = await readRisksAcross(prisma, currencies, rows);
  return rows
    .map((row) => ({ ...row, risk: risks.get(row.id) ?? noRisk }))
    .sort(byRisk(now));
}

/** Weighed questions by their cause, the most pressing cause first. */
export function groupByCause(questions: WeighedQuestion[], now: Date) {
  const byCause = new Map<string, WeighedQuestion[]>();
  for (const one of questions) {
    const alike = byCause.get(one.cause);
    if (alike) alike.push(one);
    else byCause.set(one.cause, [one]);
  }
  const inOrder = byRisk(now);
  return [...byCause]
    .map(([cause, asked]) => {
      const risk = joinRisks(asked.map((one) => one.risk));
      const openedAt = asked[0]?.openedAt ?? now;
      return {
        ranked: { id: cause, openedAt, risk } satisfies AtRisk,
        group: {
          cause,
          title: causeTitle(cause) ?? asked[0]?.subject ?? cause,
          questions: asked,
          risk,
          pressing: isPressing(risk, now),
        },
      };
    })
    .sort((one, other) => inOrder(one.ranked, other.ranked))
    .map(({ group }) => group);
}
