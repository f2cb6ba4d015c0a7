import type { PrismaClient } from "@prisma/client";
import { demandChannels } from "#core/domain/demand/assemble-series.ts";
import type { GoodsForecast } from "#core/domain/demand/goods-forecast.ts";
import {
  addOpenDays,
  dayOfText,
  isWorkingDay,
} from "#core/domain/promise/postal-days.ts";
import { type Dated, inForceOn } from "#core/domain/replenishment/dated.ts";
import {
  cubicFeetOf,
  marginOf,
  type UnitSize,
} from "#core/domain/replenishment/goods-terms.ts";
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
import { sellerShippingEnds } from "#core/domain/replenishment/seller-shipping.ts";
import {
  type DayOfAll,
  type Outcome,
  type Rehearsal,
  rehearse,
  type Stage,
} from "#core/domain/replenishment/what-if.ts";
import { dayAfter, dayOf } from "#core/kit/days.ts";
import { readPolicyFiles } from "#core/store/records/policies.server.ts";
import type { WhatIfWish } from "../api/what-if-wish.ts";
import { usualLast } from "../ui/resilience/what-ifs.ts";
import { readLeadTime } from "./lead-time.server.ts";
import { readReplenishment } from "./replenishment.server.ts";

/** Minor units of the fee cards' currency. */
const cent = 100;

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
  centres: { id: string; name: string; units: number }[];
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
  const [rows, levels, leadTime, files] = await Promise.all([
    readForecastArticles(prisma, shopId),
    readLevels(prisma, shopId),
    readLeadTime(prisma, shopId),
    readPolicyFiles(prisma, shopId),
  ]);
  const centres = centresOf(levels);
  const closed = wish.centre ?? centres[0]?.id ?? null;
  const span = spanOf(wish, days);
  const policies = policiesOf(files);
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

/** What a delivery brings, by article, and in how many days. */
type Delivered = { units: ReadonlyMap<string, number>; inDays: number };

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
        suggestions.map(({ goodsId, line }) => [goodsId, line.units]),
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

type Row = {
  itemId: string;
  variantId: string;
  name: string;
  sku: string | null;
  priceMinor: number;
  unitCostMinor: number | null;
  unitSize: UnitSize | null;
  windows: GoodsForecast["windows"];
  daily: number[];
  shares: number[];
};

/** One row for each article with a forecast; where several variants are the same goods, for the one that sells most. */
const readForecastArticles = (prisma: PrismaClient, shopId: string) =>
  prisma.$queryRaw<Row[]>`
    SELECT DISTINCT ON (coalesce(link.goods_id, variant.id))
           coalesce(link.goods_id, variant.id) AS "itemId", variant.id AS "variantId",
           CASE WHEN variant.title = 'Default Title' THEN product.title ELSE product.title || ' · ' || variant.title END AS name,
           variant.sku, variant.price_minor AS "priceMinor", terms.unit_cost_minor AS "unitCostMinor",
           coalesce(terms.unit_size, goods.unit_size) AS "unitSize", forecast.forecast -> 'windows' AS windows, forecast.forecast -> 'daily' AS daily,
           forecast.forecast -> 'shares' AS shares
    FROM demand_forecast AS forecast
    JOIN variant ON variant.id = forecast.variant_id AND variant.deleted_at IS NULL
    JOIN product ON product.id = variant.product_id AND product.deleted_at IS NULL
    LEFT JOIN goods_link AS link ON link.variant_id = variant.id
    LEFT JOIN fbt_goods AS goods ON goods.id = link.goods_id
    LEFT JOIN goods_terms AS terms ON terms.goods_id = link.goods_id AND terms.shop_id = forecast.shop_id
    WHERE forecast.shop_id = ${shopId}::uuid
    ORDER BY coalesce(link.goods_id, variant.id), forecast.per_day DESC, variant.id`;

type Level = {
  itemId: string;
  kind: "own" | "network";
  poolId: string;
  pool: string;
  available: number;
  onTheWay: number;
};

const readLevels = (prisma: PrismaClient, shopId: string) =>
  prisma.$queryRaw<Level[]>`
    SELECT level.item_id AS "itemId", pool.kind, pool.id AS "poolId", pool.name AS pool,
           greatest(0, level.available)::int AS available, level.in_transit AS "onTheWay"
    FROM stock_level AS level JOIN pool ON pool.id = level.pool_id
    WHERE level.shop_id = ${shopId}::uuid AND pool.kind IN ('own', 'network')
    ORDER BY pool.name, pool.id`;

function centresOf(levels: readonly Level[]): Resilience["centres"] {
  const centres = new Map<string, Resilience["centres"][number]>();
  for (const { kind, poolId, pool, available } of levels) {
    if (kind !== "network") continue;
    const { units } = centres.get(poolId) ?? { units: 0 };
    centres.set(poolId, { id: poolId, name: pool, units: units + available });
  }
  return [...centres.values()].sort((one, other) => other.units - one.units);
}

const marketplace = demandChannels.indexOf("marketplace");

function goodsOf(
  rows: readonly Row[],
  levels: readonly Level[],
  known: {
    leadTime: LeadTime;
    cubicFeet: number | null;
    sent: { today: Delivered; ifSo: Delivered } | null;
  },
): RehearsedGoods[] {
  const levelsOf = new Map<string, Level[]>();
  for (const level of levels) {
    const same = levelsOf.get(level.itemId);
    if (same) same.push(level);
    else levelsOf.set(level.itemId, [level]);
  }
  return rows.map((row) => {
    // An own location counts by variant, the network by goods.
    const own = [
      ...(levelsOf.get(row.variantId) ?? []),
      ...(row.itemId === row.variantId ? [] : (levelsOf.get(row.itemId) ?? [])),
    ];
    const network = own.filter(({ kind }) => kind === "network");
    const fullest = network.toSorted((a, b) => b.available - a.available)[0];
    const onTheWay = network.flatMap(({ poolId, onTheWay: units }) =>
      units > 0
        ? [{ centreId: poolId, units, inDays: known.leadTime.p50 }]
        : [],
    );
    const delivered = (sent: Delivered | undefined) => {
      const units = sent?.units.get(row.itemId) ?? 0;
      return sent && fullest && units > 0
        ? [{ centreId: fullest.poolId, units, inDays: sent.inDays }]
        : [];
    };
    return {
      goodsId: row.itemId,
      forecast: { windows: row.windows, daily: row.daily },
      marketplaceShare: row.shares[marketplace] ?? 0,
      centres: network.map(({ poolId, available }) => ({
        centreId: poolId,
        available,
      })),
      arrivals: [...onTheWay, ...delivered(known.sent?.today)],
      arrivalsIfSo: [...onTheWay, ...delivered(known.sent?.ifSo)],
      own: own
        .filter(({ kind }) => kind === "own")
        .reduce((sum, { available }) => sum + available, 0),
      marginMinor: marginOf(row),
      cubicFeet: row.unitSize ? cubicFeetOf(row.unitSize) : known.cubicFeet,
    };
  });
}

type Span = { from: number; until: number };

function spanOf(wish: WhatIfWish, days: readonly string[]): Span {
  const last = days.length - 1;
  const asked = wish.from ?? "";
  const first = days.findIndex((day) => day >= asked);
  // What begins after the days that are looked at does not happen in them.
  const from = first === -1 ? days.length : first;
  const lasts =
    wish.what === "centre-closed" || wish.what === "rush"
      ? (wish.lasts ?? usualLast[wish.what])
      : days.length;
  return { from, until: Math.min(last, from + lasts - 1) };
}

/** What is known to come, whatever else may happen. */
function standingScenarios(
  { sellerShipping }: Policies,
  days: readonly string[],
): Scenario[] {
  const ends = sellerShippingEnds(sellerShipping, days);
  return ends === null ? [] : [{ kind: "no-seller-shipping", from: ends }];
}

function scenariosOf(
  wish: WhatIfWish,
  known: {
    span: Span;
    centreId: string | null;
    days: readonly string[];
    cards: readonly Dated<RateCard>[];
  },
): Scenario[] {
  const { span, centreId, days, cards } = known;
  switch (wish.what) {
    case undefined:
      return [];
    case "centre-closed":
      return centreId
        ? [
            {
              kind: "centre-closed",
              centreId,
              days: span,
              keepsSelling: wish.sold === "yes",
            },
          ]
        : [];
    case "rush":
      return [{ kind: "demand-times", factor: wish.factor, days: span }];
    case "fees":
      return [
        { kind: "rate-card", cards: cardsIf(wish, cards, days[span.from]) },
      ];
    case "file":
      return [{ kind: "rate-card", cards }];
    case "no-seller-shipping":
      return [{ kind: "no-seller-shipping", from: span.from }];
    case "late":
      return [{ kind: "arrivals-late", byDays: wish.late }];
  }
}

/** The cards in force, and from that day on the one that is asked about. */
function cardsIf(
  wish: WhatIfWish,
  rateCards: readonly Dated<RateCard>[],
  from: string | undefined,
) {
  const card = from ? inForceOn(rateCards, from) : null;
  if (!card || !from) return rateCards;
  const minor = (dollars: number | undefined) =>
    dollars === undefined ? undefined : dollars * cent;
  const value: RateCard = {
    ...card.value,
    singleUnitMinor: minor(wish.singleUnit) ?? card.value.singleUnitMinor,
    freeStorageDays: wish.freeDays ?? card.value.freeStorageDays,
    storagePerCubicFootDayMinor:
      minor(wish.storage) ?? card.value.storagePerCubicFootDayMinor,
  };
  const asked: Dated<RateCard> = {
    from,
    source: "what if",
    certainty: "assumed",
    value,
  };
  // A card that comes later anyway would end what is asked about.
  return [...rateCards.filter((one) => one.from < from), asked];
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
