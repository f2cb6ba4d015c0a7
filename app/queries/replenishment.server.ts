import type { PrismaClient } from "@prisma/client";
import { demandChannels } from "#core/domain/demand/assemble-series.ts";
import type { GoodsForecast } from "#core/domain/demand/goods-forecast.ts";
import { expectedUnits } from "#core/domain/demand/quantile-over.ts";
import { thinForecast } from "#core/domain/demand/thin-forecast.ts";
import { comingWeeks } from "#core/domain/replenishment/arrival-week.ts";
import {
  cheapestLevels,
  type LevelAdvice,
} from "#core/domain/replenishment/cheapest-level.ts";
import { inForceOn } from "#core/domain/replenishment/dated.ts";
import type { DaysToSaleByWay } from "#core/domain/replenishment/days-to-sale.ts";
import {
  type EarningsBySide,
  earningsBySide,
} from "#core/domain/replenishment/earnings-by-side.ts";
import {
  type FeesInShop,
  feeCurrency,
  feesAhead,
  minorPerCent,
} from "#core/domain/replenishment/fees-in-shop.ts";
import {
  type CostSource,
  costOf,
  costSourceOf,
  roomOf,
  termsOfSending,
  type UnitSize,
  weightOf,
} from "#core/domain/replenishment/goods-terms.ts";
import type { InboundRules } from "#core/domain/replenishment/inbound-rules.ts";
import type { LeadTime } from "#core/domain/replenishment/lead-time.ts";
import {
  marketplaceShareOf,
  type NetworkShare,
  networkShareOf,
} from "#core/domain/replenishment/network-share.ts";
import {
  planReplenishment,
  type ReplenishmentGoods,
  type ReplenishmentLine,
  type ReplenishmentPolicy,
} from "#core/domain/replenishment/plan-replenishment.ts";
import {
  fileOfRate,
  type Policies,
  policiesOf,
} from "#core/domain/replenishment/policies.ts";
import {
  defaultPolicy,
  policyBefore,
} from "#core/domain/replenishment/policy.ts";
import {
  type SendBy,
  sendByOf,
  type WaysToSend,
} from "#core/domain/replenishment/send-by.ts";
import { splitSource } from "#core/domain/replenishment/split-source.ts";
import {
  type Arrival,
  type Supply,
  soldWithin,
} from "#core/domain/replenishment/stock-outlook.ts";
import {
  type Room,
  type RoomLeft,
  roomLeft,
  roomTaken,
} from "#core/domain/replenishment/storage-quota.ts";
import {
  announcedUnits,
  onTheWayOf,
  supplyOf,
} from "#core/domain/replenishment/under-way.ts";
import { dayAfter, dayOf } from "#core/kit/days.ts";
import { readOrderRule } from "#core/store/records/order-rule.server.ts";
import { readDaysToSale } from "#core/store/records/past-inbounds.server.ts";
import { readPolicyFiles } from "#core/store/records/policies.server.ts";
import { readRouting } from "#core/store/records/routing.server.ts";
import { readUnderWay } from "#core/store/records/under-way.server.ts";
import { type Delivery, readDeliveries } from "./deliveries.server.ts";
import { readLeadTime } from "./lead-time.server.ts";
import { type GoodsRow, readGoods } from "./network-goods.server.ts";
import { readStoredAtNetwork } from "./stored-at-network.server.ts";

export type Suggestion = {
  goodsId: string;
  goodsExternalId: string;
  variantId: string;
  productId: string;
  name: string;
  sku: string | null;
  /** As how many variants the goods are sold. */
  soldAs: number;
  line: ReplenishmentLine;
  available: number;
  /** Units that come, sent already or only accepted, and when each part of them is there. */
  onTheWay: number;
  arrivals: Arrival[];
  packSize: number;
  unitCostMinor: number;
  /** What is earned with a unit that the network ships in time, fees taken off. */
  marginMinor: number;
  /** The room of a unit; null where nobody has said. */
  cubicFeet: number | null;
  /** What a unit weighs; null where nobody has said. */
  weightGrams: number | null;
  /** Who says what a unit costs. */
  costSource: CostSource;
  melts: boolean;
  /** As the merchant says, else as the network does; null where neither does. */
  shelfLifeDays: number | null;
  /** What the merchant says himself; null where the network's word counts. */
  said: { shelfLifeDays: number | null; unitSize: UnitSize | null };
  /** How large the network says that a unit is. */
  measuredSize: UnitSize | null;
  /** The last day to send, as not to run out one time in ten; null where that is far. YYYY-MM-DD */
  sendBy: string | null;
  /** The week in which it has to arrive then, as it is reckoned; null where that is far, or no week takes it. */
  week: SendBy["week"];
  /** Of all that is wanted, whoever ships it. */
  forecast: GoodsForecast;
  /** What of it falls to the network, and what is expected of that: what the line rests on. */
  network: NetworkShare & { forecast: GoodsForecast };
  /** Until when, and the shop's day of it, YYYY-MM-DD. */
  dismissed: { reason: string; until: Date; untilDay: string } | null;
  isBought: boolean;
  /** What lies at the merchant's own locations and how it is split; null where a delivery is not taken from there. */
  source: OwnSource | null;
};

type OwnSource = {
  units: number;
  toNetwork: number;
  kept: number;
  /** What a unit earns on each side: units go where they earn more. */
  earnings: EarningsBySide;
};

export type Replenishment = {
  now: Date;
  /** The shop's day, YYYY-MM-DD: days ahead are counted from it. */
  today: string;
  currency: string;
  /** Minor units of the shop's currency in a US cent; null where nobody has said what a dollar is in it. */
  minorPerCent: number | null;
  /** What a US dollar is taken for in the shop's currency, and by which file; null where the shop counts in dollars itself. */
  dollar: {
    said: { perDollar: number; from: string; fileId: string } | null;
  } | null;
  policy: ReplenishmentPolicy;
  isPolicySet: boolean;
  /** How often they were set. */
  policyVersion: number;
  /** The rules before the last change of them that stands; null where none does. */
  policyBefore: ReplenishmentPolicy | null;
  /** The levels at least cost, by class; of none where only some articles were asked about. */
  cheapestLevels: LevelAdvice[];
  /** The network's rules on the day of arrival. */
  rules: InboundRules;
  /** What the network stores then of the shop's goods; null where nobody has told of a quota. */
  storage: NetworkStorage | null;
  leadTime: LeadTime;
  daysToSale: DaysToSaleByWay;
  /** What is sent soonest first. */
  suggestions: Suggestion[];
  /** Goods that have no forecast yet. */
  unforecast: number;
  /** Of what is sent: none that was dismissed. */
  totals: { units: number; cartons: number; costMinor: number };
  /**
   * Shares of the units that TikTok Shop's buyers are expected to want in the next four weeks which the network can ship: with
   * what is suggested, and with nothing sent. Null where nothing is expected, or only some articles were asked about.
   */
  penetration: { asPlanned: number; ifNothing: number } | null;
  deliveries: Delivery[];
};

/** What the network stores of a shop's goods at most, what of it is taken, and what is left. */
export type NetworkStorage = { most: RoomLeft; taken: Room; left: RoomLeft };

/** What is taken for granted of a delivery that is not for today. */
export type AskedDelivery = {
  /** Instead of the policies that the shop reckons with. */
  policies: Policies;
  /** Days until it is sent: what is expected to be sold until then is gone. */
  inDays: number;
};

/** Goods with what lies at the network and comes. */
type SuppliedRow = Omit<GoodsRow, "forecast"> & {
  demand: Pick<Suggestion, "forecast" | "network"> | null;
  supply: Supply & { arrivals: Arrival[] };
  /** Units of deliveries that have not left. */
  announced: number;
};

/**
 * What to send to the network, with everything that the suggestion rests on, and the deliveries under way.
 * @param only these articles of the network, without the deliveries.
 * @param except the delivery that is not taken to be under way.
 */
export async function readReplenishment(
  prisma: PrismaClient,
  shopId: string,
  now: Date,
  only: readonly string[] | null = null,
  asked: AskedDelivery | null = null,
  except: string | null = null,
): Promise<Replenishment> {
  const [
    shop,
    rulesSet,
    lying,
    plans,
    leadTime,
    daysToSale,
    files,
    { ownParcelMinor },
    coming,
  ] = await Promise.all([
    prisma.shop.findUniqueOrThrow({
      where: { id: shopId },
      select: { currency: true, timeZone: true },
    }),
    prisma.replenishmentRule.findMany({
      where: { shopId },
      orderBy: { version: "asc" },
    }),
    readGoods(prisma, shopId, only),
    // Where some articles are asked about, nobody looks at them.
    only ? [] : readDeliveries(prisma, shopId),
    readLeadTime(prisma, shopId),
    readDaysToSale(prisma, shopId),
    readPolicyFiles(prisma, shopId),
    readOrderRule(prisma, shopId),
    readUnderWay(prisma, shopId, now, except),
  ]);
  const policies = asked?.policies ?? policiesOf(files);
  const policiesSet = rulesSet.map(
    (one) => one.policy as unknown as ReplenishmentPolicy,
  );
  const policy = policiesSet.at(-1) ?? defaultPolicy;
  const { currency, timeZone } = shop;
  const today = dayOf(now, timeZone);
  const inDays = asked?.inDays ?? 0;
  const arrivesOn = dayAfter(today, leadTime.p50 + inDays);
  const routing = await readRouting(prisma, shopId, now, policies, arrivesOn);
  const rows = lying.map(({ forecast, ...row }): SuppliedRow => {
    const underWay = coming.get(row.goodsId) ?? [];
    return {
      ...row,
      demand: forecast && {
        forecast,
        network: fallingToNetwork(forecast, row.goodsId, routing),
      },
      supply: supplyOf({ ...row, underWay }, leadTime, now),
      announced: announcedUnits(underWay),
    };
  });
  // What the network takes is decided when goods arrive.
  const rules = inForceOn(policies.inboundRules, arrivesOn)?.value;
  const fees = feesAhead(policies, currency, dayAfter(today, inDays));
  if (!rules || !fees) throw new Error(`no inbound rules on ${today}`);
  const [rateCard] = fees;
  const sources = new Map(
    rows.flatMap((row) => {
      const source = sourceOf(row, {
        days: leadTime.p80 + policy.reviewDays,
        ...{ fees: rateCard, ownParcelMinor },
      });
      return source ? [[row.goodsId, source] as const] : [];
    }),
  );
  const goods = rows.flatMap((row) =>
    row.demand
      ? [
          toGoods(row, row.demand, rateCard, {
            atSource: sources.get(row.goodsId)?.toNetwork ?? null,
            inDays,
          }),
        ]
      : [],
  );
  const storage = hasQuota(rules)
    ? storageOf(
        rules,
        await readStoredAtNetwork(prisma, shopId, { coming, leadTime, now }),
        soldUntilSent(rows, goods),
      )
    : null;
  const day = {
    ...{ arrivesOn, leadTime, rules, fees, policy },
    ...(storage && { stored: storage.taken }),
  };
  const ways = {
    ...{ now, timeZone, leadTime, daysToSale },
    weeks: comingWeeks(now, rules),
  };
  const dismissed = new Set(
    rows.flatMap((row) => (dismissalOf(row, ways) ? [row.goodsId] : [])),
  );
  const plan = planReplenishment(
    goods.filter(({ goodsId }) => !dismissed.has(goodsId)),
    day,
  );
  // They take nothing from what is sent, and still show what they would be.
  const apart = planReplenishment(
    goods.filter(({ goodsId }) => dismissed.has(goodsId)),
    day,
  );
  const lineOf = new Map(
    [...plan.lines, ...apart.lines].map((line) => [line.goodsId, line]),
  );
  const marginOf = new Map(
    goods.map(({ goodsId, marginMinor }) => [goodsId, marginMinor]),
  );
  const suggestions = rows.flatMap((row): Suggestion[] => {
    const line = lineOf.get(row.goodsId);
    return line && row.demand
      ? [
          toSuggestion(row, row.demand, line, ways, {
            source: sources.get(row.goodsId) ?? null,
            marginMinor: marginOf.get(row.goodsId) ?? 0,
          }),
        ]
      : [];
  });
  return {
    now,
    today,
    currency,
    minorPerCent: minorPerCent(policies.exchangeRates, currency, today),
    dollar:
      currency === feeCurrency
        ? null
        : { said: fileOfRate(files, currency, today) },
    policy,
    isPolicySet: policiesSet.length > 0,
    policyVersion: policiesSet.length,
    policyBefore: policyBefore(policiesSet),
    cheapestLevels:
      only === null ? cheapestLevels(withWhoseCost(goods, rows), day) : [],
    rules,
    storage,
    leadTime,
    daysToSale,
    suggestions: suggestions.sort(bySoonest),
    unforecast: rows.filter(({ demand }) => !demand).length,
    penetration:
      only === null
        ? penetrationOf(
            suggestions,
            leadTime,
            await readMarketplaceDemand(prisma, shopId),
          )
        : null,
    totals: {
      units: plan.units,
      cartons: plan.cartons,
      costMinor: plan.costMinor,
    },
    deliveries: plans,
  };
}

const hasQuota = ({ mostStoredUnits, mostStoredCubicFeet }: InboundRules) =>
  mostStoredUnits !== null || mostStoredCubicFeet !== null;

function storageOf(rules: InboundRules, now: Room, sold: Room): NetworkStorage {
  const taken = {
    units: Math.max(0, now.units - sold.units),
    cubicFeet: Math.max(0, now.cubicFeet - sold.cubicFeet),
  };
  return {
    most: {
      units: rules.mostStoredUnits,
      cubicFeet: rules.mostStoredCubicFeet,
    },
    taken,
    left: roomLeft(rules, taken),
  };
}

/** Room of what is expected to have been sold when a delivery is sent that is not for today. */
function soldUntilSent(
  rows: readonly SuppliedRow[],
  goods: readonly ReplenishmentGoods[],
): Room {
  const nowOf = new Map(
    rows.map(({ goodsId, available }) => [goodsId, available]),
  );
  return roomTaken(
    goods.map(({ goodsId, available, cubicFeet }) => ({
      available: Math.max(0, nowOf.get(goodsId) ?? 0) - available,
      arrivals: [],
      cubicFeet,
    })),
  );
}

/** Whether the cost of each article is an assumption. */
function withWhoseCost(
  goods: readonly ReplenishmentGoods[],
  rows: readonly SuppliedRow[],
) {
  const told = new Set(
    rows.flatMap((row) =>
      costSourceOf(row) === "assumed" ? [] : [row.goodsId],
    ),
  );
  return goods.map((one) => ({
    ...one,
    isCostAssumed: !told.has(one.goodsId),
  }));
}

const daysAhead = 28;
const marketplace = demandChannels.indexOf("marketplace");

/** Units that TikTok Shop's buyers are expected to want in the next four weeks, of all goods. */
async function readMarketplaceDemand(
  prisma: PrismaClient,
  shopId: string,
): Promise<number> {
  const [row] = await prisma.$queryRaw<{ units: number | null }[]>`
    SELECT sum(per_day * ${daysAhead} * coalesce((forecast -> 'shares' ->> ${marketplace}::int)::float8, 0)) AS units
    FROM demand_forecast WHERE shop_id = ${shopId}::uuid`;
  return row?.units ?? 0;
}

function penetrationOf(
  suggestions: readonly Suggestion[],
  leadTime: LeadTime,
  wanted: number,
): Replenishment["penetration"] {
  if (wanted <= 0) return null;
  const shipped = (isSent: boolean) =>
    suggestions.reduce((sum, one) => {
      const { available } = one;
      const arrivals =
        isSent && !one.dismissed
          ? [...one.arrivals, { units: one.line.units, inDays: leadTime.p80 }]
          : one.arrivals;
      return (
        sum +
        marketplaceShareOf(one.network, one.forecast.shares) *
          soldWithin(one.network.forecast, { available, arrivals }, daysAhead)
      );
    }, 0);
  const shareOf = (units: number) => Math.min(1, units / wanted);
  return {
    asPlanned: shareOf(shipped(true)),
    ifNothing: shareOf(shipped(false)),
  };
}

function fallingToNetwork(
  forecast: GoodsForecast,
  goodsId: string,
  routing: Parameters<typeof networkShareOf>[0],
): Suggestion["network"] {
  const share = networkShareOf(routing, goodsId, forecast.shares);
  return { ...share, forecast: thinForecast(forecast, share) };
}

/**
 * Where own stock is what is sent, how much of it: the rest serves orders that the merchant ships himself. What an accepted
 * delivery will take is gone already.
 */
function sourceOf(
  row: SuppliedRow,
  {
    days,
    ...sides
  }: { days: number; fees: FeesInShop; ownParcelMinor: number | null },
): OwnSource | null {
  const { own, isBought, demand, supply, announced } = row;
  // What lies nowhere of the merchant's has to be bought anyway.
  if (!own || isBought || !demand) return null;
  const units = Math.max(0, own - announced);
  const { forecast, network } = demand;
  const earnings = earningsBySide(row, {
    ...sides,
    network,
    channelShares: forecast.shares,
  });
  const split = splitSource(forecast, {
    units,
    network,
    position: supply.available + onTheWayOf(supply),
    days,
    earns: earnings.earns,
  });
  return { units, ...split, earnings };
}

const toGoods = (
  row: SuppliedRow,
  { forecast, network }: Pick<Suggestion, "forecast" | "network">,
  fees: FeesInShop,
  { atSource, inDays }: { atSource: number | null; inDays: number },
): ReplenishmentGoods => ({
  goodsId: row.goodsId,
  forecast: network.forecast,
  available: Math.max(
    0,
    row.available - Math.round(expectedUnits(network.forecast, inDays)),
  ),
  arrivals: row.supply.arrivals,
  atSource,
  ...termsOfSending(row, {
    fees,
    marketplaceShare: marketplaceShareOf(network, forecast.shares),
  }),
});

function toSuggestion(
  row: SuppliedRow,
  demand: Pick<Suggestion, "forecast" | "network">,
  line: ReplenishmentLine,
  ways: WaysToSend & { timeZone: string },
  { source, marginMinor }: Pick<Suggestion, "source" | "marginMinor">,
): Suggestion {
  const { now, timeZone } = ways;
  const melts = row.melts ?? false;
  const by = sendByOf(demand.network.forecast, row.supply, melts, ways);
  const { goodsId, goodsExternalId, variantId, productId, name, sku } = row;
  const { supply, shelfLifeDays, unitSize } = row;
  return {
    ...{ goodsId, goodsExternalId, variantId, productId, name, sku },
    soldAs: row.soldAs,
    ...supply,
    onTheWay: onTheWayOf(supply),
    ...demand,
    line,
    source,
    isBought: row.isBought ?? false,
    packSize: row.packSize ?? 1,
    unitCostMinor: costOf(row),
    marginMinor,
    cubicFeet: roomOf(row),
    weightGrams: weightOf(row),
    costSource: costSourceOf(row),
    melts,
    shelfLifeDays: shelfLifeDays ?? row.networkShelfLifeDays,
    said: { shelfLifeDays, unitSize },
    measuredSize: row.networkUnitSize,
    sendBy: by && dayAfter(dayOf(now, timeZone), by.inDays),
    week: by?.week ?? null,
    dismissed: dismissalOf(row, ways),
  };
}

const dismissalOf = (
  { reason, until }: Pick<GoodsRow, "reason" | "until">,
  { now, timeZone }: { now: Date; timeZone: string },
): Suggestion["dismissed"] =>
  reason && until && until > now
    ? { reason, until, untilDay: dayOf(until, timeZone) }
    : null;

const bySoonest = (one: Suggestion, other: Suggestion): number =>
  Number(one.dismissed !== null) - Number(other.dismissed !== null) ||
  other.line.risk.ifNothing - one.line.risk.ifNothing ||
  one.name.localeCompare(other.name, "en");
