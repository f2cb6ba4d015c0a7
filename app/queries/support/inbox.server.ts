import type { Prisma, PrismaClient } from "@prisma/client";
import { asleep, awake, suggestionFor } from "../conflict-groups.server.ts";
import {
  groupByCause,
  readQuestionRows,
  type WeighedQuestion,
  weighQuestions,
} from "../weighed-questions.server.ts";
import type { InboxView } from "./inbox-views.ts";
import { maskReason, maskText } from "./masking.ts";

/** Of each cause so many are sent to the page; all of them are counted. */
const mostShown = 25;

type Shop = { id: string; name: string; currency: string };

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
): Promise<{
  questions: WeighedQuestion[];
  shops: Map<string, Shop>;
  total: number;
}> {
  const where = whereOf(wish, now);
  const [rows, total] = await Promise.all([
    readQuestionRows(prisma, where),
    prisma.conflict.count({ where }),
  ]);
  const found = await prisma.shop.findMany({
    where: { id: { in: [...new Set(rows.map((row) => row.shopId))] } },
    select: { id: true, name: true, currency: true },
  });
  const shops = new Map(found.map((shop) => [shop.id, shop]));
  const currencies = new Map(found.map((shop) => [shop.id, shop.currency]));
  const questions = await weighQuestions(prisma, currencies, rows, now);
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
  return {
    total,
    weighed: questions.length,
    groups: groupByCause(questions, now).map(
      ({ risk, questions: asked, ...group }) => ({
        ...group,
        count: asked.length,
        shops: new Set(asked.map((one) => one.shopId)).size,
        money: moneyOf(asked, shops),
        deadline: risk.deadline,
        questions: asked
          .slice(0, mostShown)
          .map((one) => inWords(one, shops.get(one.shopId))),
      }),
    ),
  };
}

/** The sum of each currency, the largest first. */
function moneyOf(
  asked: WeighedQuestion[],
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

const inWords = (one: WeighedQuestion, shop: Shop | undefined) => ({
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
