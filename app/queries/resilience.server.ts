import type { PrismaClient } from "@prisma/client";
import {
  addOpenDays,
  dayOfText,
  isWorkingDay,
} from "#core/domain/promise/postal-days.ts";
import { type Dated, inForceOn } from "#core/domain/replenishment/dated.ts";
import type { LeadTime } from "#core/domain/replenishment/lead-time.ts";
import type {
  RehearsedGoods,
  Scenario,
} from "#core/domain/replenishment/play-days.ts";
import {
  type KeptPolicyFile,
  type Policies,
  type PolicyFile,
  policiesOf,
  policiesWith,
} from "#core/domain/replenishment/policies.ts";
import type { RateCard } from "#core/domain/replenishment/rate-card.ts";
import {
  type DayOfAll,
  type Outcome,
  type Rehearsal,
  rehearse,
  type Stage,
} from "#core/domain/replenishment/what-if.ts";
import { dayAfter, dayOf } from "#core/kit/days.ts";
import { readPolicyFiles } from "#core/store/records/policies.server.ts";
import { readRouting } from "#core/store/records/routing.server.ts";
import { readUnderWay } from "#core/store/records/under-way.server.ts";
import {
  scenariosOf,
  spanOf,
  standingScenarios,
} from "../api/what-if-scenarios.ts";
import type { WhatIfWish } from "../api/what-if-wish.ts";
import { readLeadTime } from "./lead-time.server.ts";
import {
  type Centre,
  centresOf,
  type Delivered,
  goodsOf,
  readForecastArticles,
  readLevels,
} from "./rehearsed-goods.server.ts";
import { readReplenishment } from "./replenishment.server.ts";

export type Impact = {
  variantId: string;
  name: string;
  sku: string | null;
  today: Outcome;
  ifSo: Outcome;
};

/** What all articles together come to. */
export type Sum = Pick<
  Outcome,
  | "lost"
  | "lostMarginMinor"
  | "late"
  | "outDays"
  | "byNetwork"
  | "byMerchant"
  | "shippingMinor"
  | "storageMinor"
>;

export type Resilience = {
  currency: string;
  feeCurrency: "USD";
  wish: WhatIfWish;
  days: { day: string; today: DayOfAll; ifSo: DayOfAll }[];
  /** When what is rehearsed happens; null where that is after the days that are looked at. */
  span: { from: string; until: string } | null;
  centres: Centre[];
  /** The centre that is shut in this rehearsal. */
  closed: string | null;
  articles: number;
  sums: { today: Sum; ifSo: Sum };
  /** Worst first. */
  impacts: Impact[];
  leadTime: LeadTime;
  cards: Dated<RateCard>[];
  policies: Dated<{ isAllowed: boolean }>[];
  /** What the merchant keeps of policies that change, oldest first; `file` as it is written. */
  files: (Omit<KeptPolicyFile, "file"> & { file: string })[];
  /** The name of the file that is rehearsed. */
  asked: string | null;
  /** A delivery is sent in this rehearsal, before and after. */
  isSent: boolean;
};

/** Rehearses what may happen on the shop's own stock and forecasts. Nothing is changed, and nothing is kept. */
export async function readResilience(
  prisma: PrismaClient,
  shopId: string,
  wish: WhatIfWish,
  now: Date,
): Promise<Resilience> {
  const shop = await prisma.shop.findUniqueOrThrow({
    where: { id: shopId },
    select: { currency: true, timeZone: true },
  });
  const today = dayOf(now, shop.timeZone);
  const days = Array.from({ length: wish.days }, (_, at) =>
    dayAfter(today, at),
  );
  const [rows, levels, leadTime, files, coming] = await Promise.all([
    readForecastArticles(prisma, shopId),
    readLevels(prisma, shopId),
    readLeadTime(prisma, shopId),
    readPolicyFiles(prisma, shopId),
    readUnderWay(prisma, shopId, now),
  ]);
  const centres = centresOf(levels);
  const closed = wish.centre ?? centres[0]?.id ?? null;
  const span = spanOf(wish, days);
  const policies = policiesOf(files);
  const routing = await readRouting(prisma, shopId, now, policies, today);
  const asked =
    wish.what === "file"
      ? files.find(({ fileId }) => fileId === wish.file)
      : undefined;
  const then = asked ? policiesWith(policies, asked.file) : policies;
  const sent = await readDelivered(prisma, shopId, now, {
    isSent: wish.send === "yes",
    asked: asked?.file ?? null,
    policies,
    then,
    leadTime,
    days,
  });
  const goods = goodsOf(rows, levels, {
    leadTime,
    coming,
    routing,
    now,
    cubicFeet: wish.cubicFeet ?? null,
    sent,
  });
  const played = await rehearseInTurns(
    goods,
    scenariosOf(wish, { span, centreId: closed, days, cards: then.rateCards }),
    {
      days,
      cards: policies.rateCards,
      standing: standingScenarios(policies, days),
      standingIfSo: standingScenarios(then, days),
    },
  );
  const impacts = rows.flatMap((row, at): Impact[] => {
    const before = played.today[at];
    const ifSo = played.ifSo[at];
    const { variantId, name, sku } = row;
    return before && ifSo
      ? [{ variantId, name, sku, today: before, ifSo }]
      : [];
  });
  return {
    currency: shop.currency,
    feeCurrency: "USD",
    wish,
    days: played.days.map((day, at) => ({ day: days[at] ?? today, ...day })),
    span:
      span.from > span.until
        ? null
        : {
            from: days[span.from] ?? today,
            until: days[span.until] ?? today,
          },
    centres,
    closed: wish.what === "centre-closed" ? closed : null,
    articles: rows.length,
    sums: {
      today: sumOf(impacts.map((one) => one.today)),
      ifSo: sumOf(impacts.map(({ ifSo }) => ifSo)),
    },
    impacts: impacts.sort(byWorst),
    leadTime,
    cards: [...then.rateCards],
    policies: [...then.sellerShipping],
    files: files.map(({ file, ...kept }) => ({
      ...kept,
      file: JSON.stringify(file, null, 2),
    })),
    asked: asked?.name ?? null,
    isSent: sent !== null,
  };
}

/**
 * The delivery that is suggested, by today's policies and by those that are asked about; null where none is sent. Rules of
 * arrival only bind what arrives: a file of them is rehearsed with a delivery, on the first day on which they bind it.
 */
async function readDelivered(
  prisma: PrismaClient,
  shopId: string,
  now: Date,
  known: {
    isSent: boolean;
    asked: PolicyFile | null;
    policies: Policies;
    then: Policies;
    leadTime: LeadTime;
    days: readonly string[];
  },
): Promise<{ today: Delivered; ifSo: Delivered } | null> {
  const { policies, then, leadTime, days } = known;
  const [today = ""] = days;
  const changes = (known.asked?.inboundRules ?? [])
    .map(({ from }) => days.findIndex((day) => day >= from))
    .filter((at) => at >= 0);
  if (!known.isSent && changes.length === 0) return null;
  const waits =
    changes.length === 0 ? 0 : Math.max(0, Math.min(...changes) - leadTime.p50);
  const leaves = dayAfter(today, waits);
  const arrives = dayAfter(leaves, leadTime.p50);
  const under = async (which: Policies): Promise<Delivered> => {
    const { suggestions } = await readReplenishment(prisma, shopId, now, null, {
      policies: which,
      inDays: waits,
    });
    return {
      units: new Map(
        suggestions
          .filter(({ dismissed }) => !dismissed)
          .map(({ goodsId, line }) => [goodsId, line.units]),
      ),
      inDays:
        waits +
        leadTime.p80 +
        noticeDays(which, { leaves, arrives }) -
        noticeDays(policies, { leaves, arrives }),
    };
  };
  const before = await under(policies);
  return {
    today: before,
    ifSo: changes.length === 0 ? before : await under(then),
  };
}

/** Days that a truck is waited for: a longer notice puts a delivery off by as much. */
function noticeDays(
  { inboundRules }: Policies,
  { leaves, arrives }: { leaves: string; arrives: string },
): number {
  const rules = inForceOn(inboundRules, arrives)?.value;
  const day = dayOfText(leaves);
  return rules
    ? addOpenDays(day, rules.truckNoticeBusinessDays, isWorkingDay) - day
    : 0;
}

/** Articles that are played before others have their turn: about a tenth of a second. */
const atOnce = 500;

/** Plays many articles without keeping the process from its other visitors. */
async function rehearseInTurns(
  goods: readonly RehearsedGoods[],
  scenarios: readonly Scenario[],
  stage: Stage,
): Promise<Rehearsal> {
  const all = rehearse([], scenarios, stage);
  for (let from = 0; from < goods.length; from += atOnce) {
    const some = rehearse(goods.slice(from, from + atOnce), scenarios, stage);
    all.today.push(...some.today);
    all.ifSo.push(...some.ifSo);
    for (const [at, day] of all.days.entries())
      for (const which of ["today", "ifSo"] as const)
        addUp(day[which], some.days[at]?.[which]);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return all;
}

function addUp(sum: DayOfAll, more: DayOfAll | undefined): void {
  if (!more) return;
  sum.wanted += more.wanted;
  sum.lost += more.lost;
  sum.late += more.late;
  sum.atNetwork += more.atNetwork;
  sum.own += more.own;
}

function sumOf(outcomes: readonly Outcome[]): Sum {
  const sum: Sum = {
    lost: 0,
    lostMarginMinor: 0,
    late: 0,
    outDays: 0,
    byNetwork: 0,
    byMerchant: 0,
    shippingMinor: 0,
    storageMinor: 0,
  };
  for (const one of outcomes) {
    sum.lost += one.lost;
    sum.lostMarginMinor += one.lostMarginMinor;
    sum.late += one.late;
    sum.outDays += one.outDays;
    sum.byNetwork += one.byNetwork;
    sum.byMerchant += one.byMerchant;
    sum.shippingMinor += one.shippingMinor;
    sum.storageMinor =
      sum.storageMinor === null || one.storageMinor === null
        ? null
        : sum.storageMinor + one.storageMinor;
  }
  return sum;
}

const worseBy = ({ today, ifSo }: Impact): number =>
  ifSo.lostMarginMinor -
  today.lostMarginMinor +
  (ifSo.shippingMinor - today.shippingMinor) +
  ((ifSo.storageMinor ?? 0) - (today.storageMinor ?? 0));

const byWorst = (one: Impact, other: Impact): number =>
  worseBy(other) - worseBy(one) ||
  other.ifSo.late - one.ifSo.late ||
  other.ifSo.lost - one.ifSo.lost ||
  one.name.localeCompare(other.name, "en");
