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
import { asleep, awake, suggestionFor } from "../conflict-groups.server.ts";
import { readRisksAcross } from "../conflict-risks.server.ts";
import type { InboxView } from "./inbox-views.ts";
import { maskReason, maskText } from "./masking.ts";

/** Questions that are weighed against each other; where there are more, the rest comes when these are settled. */
const mostWeighed = 2_000;
/** Of each cause so many are sent to the page; all of them are counted. */
const mostShown = 25;

const select = {
  id: true,
  shopId: true,
  kind: true,
  cause: true,
  subject: true,
  subjectKind: true,
  subjectId: true,
  field: true,
  reason: true,
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
type Shop = { id: string; name: string; currency: string };
type Weighed = Row & { risk: Risk };

export type InboxWish = {
  view: InboxView;
  /** Whose questions `mine` are. */
  name: string;
  shopId?: string | null;
  cause?: string | null;
};

const whereOf = (
  { view, name, shopId, cause }: InboxWish,
  now: Date,
): Prisma.ConflictWhereInput => ({
  ...(view === "snoozed" ? asleep(now) : awake(now)),
  ...(view === "mine" && { assignee: name }),
  ...(shopId && { shopId }),
  ...(cause && { cause }),
});

/** Open questions of all shops with what hangs on each: what runs out first, then what is worth most. */
export async function readQuestionsAcross(
  prisma: PrismaClient,
  wish: InboxWish,
  now: Date,
): Promise<{ questions: Weighed[]; shops: Map<string, Shop>; total: number }> {
  const where = whereOf(wish, now);
  const [rows, total] = await Promise.all([
    prisma.conflict.findMany({
      where,
      orderBy: [{ openedAt: "asc" }, { id: "asc" }],
      take: mostWeighed,
      select,
    }),
    prisma.conflict.count({ where }),
  ]);
  const found = await prisma.shop.findMany({
    where: { id: { in: [...new Set(rows.map((row) => row.shopId))] } },
    select: { id: true, name: true, currency: true },
  });
  const shops = new Map(found.map((shop) => [shop.id, shop]));
  const currencies = new Map(found.map((shop) => [shop.id, shop.currency]));
  const risks = await readRisksAcross(prisma, currencies, rows);
  const questions = rows
    .map((row) => ({ ...row, risk: risks.get(row.id) ?? noRisk }))
    .sort(byRisk(now));
  return { questions, shops, total };
}

/**
 * The desk's inbox: questions of all shops by cause, the most pressing cause first. Money of several currencies is summed
 * for each; between currencies the order is a rough one, because nothing here knows their rates.
 */
export async function readInbox(
  prisma: PrismaClient,
  wish: InboxWish,
  now: Date,
) {
  const { questions, shops, total } = await readQuestionsAcross(
    prisma,
    wish,
    now,
  );
  const byCause = new Map<string, Weighed[]>();
  for (const one of questions)
    byCause.set(one.cause, [...(byCause.get(one.cause) ?? []), one]);
  const groups = [...byCause].map(([cause, asked]) => {
    const risk = joinRisks(asked.map((one) => one.risk));
    return {
      cause,
      title: causeTitle(cause) ?? asked[0]?.subject ?? cause,
      count: asked.length,
      shops: new Set(asked.map((one) => one.shopId)).size,
      money: moneyOf(asked, shops),
      deadline: risk.deadline,
      pressing: isPressing(risk, now),
      risk,
      openedAt: asked[0]?.openedAt ?? now,
      questions: asked
        .slice(0, mostShown)
        .map((one) => inWords(one, shops.get(one.shopId))),
    };
  });
  const ranked = (group: (typeof groups)[number]): AtRisk => ({
    id: group.cause,
    openedAt: group.openedAt,
    risk: group.risk,
  });
  const inOrder = byRisk(now);
  return {
    total,
    weighed: questions.length,
    groups: groups
      .sort((one, other) => inOrder(ranked(one), ranked(other)))
      .map(({ risk: _, openedAt: __, ...group }) => group),
  };
}

/** The sum of each currency, the largest first. */
function moneyOf(
  asked: Weighed[],
  shops: ReadonlyMap<string, Shop>,
): { currency: string; minor: number }[] {
  const sums = new Map<string, number>();
  for (const { shopId, risk } of asked) {
    const currency = shops.get(shopId)?.currency;
    if (currency && risk.moneyMinor > 0)
      sums.set(currency, (sums.get(currency) ?? 0) + risk.moneyMinor);
  }
  return [...sums]
    .map(([currency, minor]) => ({ currency, minor }))
    .sort((one, other) => other.minor - one.minor);
}

const inWords = (one: Weighed, shop: Shop | undefined) => ({
  id: one.id,
  subject: one.subject,
  reason: maskReason(one.reason),
  shop: { id: one.shopId, name: shop?.name ?? "" },
  currency: shop?.currency ?? "USD",
  risk: one.risk,
  assignee: one.assignee,
  snoozedUntil: one.snoozedUntil,
  note: one.note && maskText(one.note),
  openedAt: one.openedAt,
  suggestion: suggestionFor(one, {}),
});

export type Inbox = Awaited<ReturnType<typeof readInbox>>;
export type InboxGroup = Inbox["groups"][number];
export type InboxQuestion = InboxGroup["questions"][number];
