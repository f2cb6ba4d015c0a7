import { dayAfter } from "../../kit/days.ts";
import { gramsPerPound } from "../../kit/measures.ts";
import type { GoodsForecast } from "../demand/goods-forecast.ts";
import { expectedUnits, quantileOver } from "../demand/quantile-over.ts";
import { paysForItself, worthOfCarton } from "./carton-worth.ts";
import type { FeesAhead } from "./fees-in-shop.ts";
import type { TermsOfSending } from "./goods-terms.ts";
import {
  gramsOfPallets,
  type InboundRules,
  mayMeltOn,
  roomOfPallets,
} from "./inbound-rules.ts";
import type { LeadTime } from "./lead-time.ts";
import {
  dayOfStockOut,
  type RiskLevel,
  riskLevelOf,
  type Supply,
  stockOutRisk,
} from "./stock-outlook.ts";
import { firstPaidDay } from "./storage-fees.ts";
import { type Room, roomLeft, roomTaken } from "./storage-quota.ts";

/** Goods that the network stores, and what is known of them on the day of planning. */
export type ReplenishmentGoods = Supply &
  TermsOfSending & {
    goodsId: string;
    forecast: Pick<
      GoodsForecast,
      "windows" | "daily" | "confidence" | "demandClass"
    >;
    /** Units that can be sent from where they are now; null where as many can be bought as are wanted. */
    atSource: number | null;
  };

/** How a shop wants to be stocked. */
export type ReplenishmentPolicy = {
  /** Probability of having enough until the next but one shipment, for each class of demand. */
  serviceLevel: Record<GoodsForecast["demandClass"], number>;
  /** Days between two shipments. */
  reviewDays: number;
  /** The most that one shipment may cost; null for no limit. */
  budgetMinor: number | null;
  /** Fewer units of one article are sent only where it would run out soon. */
  minimumUnits: number;
  /** Stock may be stored against a fee, where it is expected to earn more. */
  acceptsStorageFees: boolean;
  /** What capital in stock costs a year, in percent of its value: levels are suggested by it. Not set, it is assumed. */
  capitalPercent?: number;
};

/** What kept a quantity from being what demand asks for. */
export const bounds = [
  "supply",
  "budget",
  "capacity",
  "cartons",
  "pallets",
  "carton-weight",
  "free-storage",
  "shelf-life",
  "melting-season",
  "fees",
  "minimum",
] as const;
export type Bound = (typeof bounds)[number];

export type ReplenishmentLine = {
  goodsId: string;
  /** To be sent: whole cartons. */
  units: number;
  cartons: number;
  /** What one delivery has no place for, with those after it; days from this one. */
  later: { inDays: number; cartons: number; units: number }[];
  /** What demand alone asks for, before any rule. */
  wanted: number;
  /** Units that should be there and on their way, and those that are. */
  level: number;
  position: number;
  /** Days that this shipment has to last: until the one after the next can be sold. */
  protectedDays: number;
  serviceLevel: number;
  /** Expected demand over those days, and what it stays below nine times of ten. */
  expected: number;
  p90: number;
  bounds: Bound[];
  /** What rules let be sent of it at most, for whoever sends another number. */
  limits: Limit[];
  costMinor: number;
  /** Probability of running out before this shipment could be sold, and until the one after it: as planned, and with nothing sent. */
  risk: { before: number; asPlanned: number; ifNothing: number };
  riskLevel: RiskLevel;
  /** Days from now on which having run out is one in ten, and one in two; null where that is far. */
  outAt: { p10: number | null; p50: number | null };
};

export type ReplenishmentPlan = {
  lines: ReplenishmentLine[];
  units: number;
  cartons: number;
  costMinor: number;
};

export type PlanningDay = {
  /** The day by which half of deliveries are there, YYYY-MM-DD: what melts depends on it, and on when four of five are. */
  arrivesOn: string;
  leadTime: LeadTime;
  rules: InboundRules;
  fees: FeesAhead;
  policy: ReplenishmentPolicy;
  /** What lies at the network of all the shop's goods and is on its way there; where it is not said, of those that are planned. */
  stored?: Room;
};

/**
 * What to send to the network with the next shipment: each article up to the quantile of its demand over lead time and
 * review, in whole cartons, within every rule. A carton that reaches beyond the quantile goes only where it is expected to
 * earn what placing and storing it costs. Where the budget does not reach, each carton goes where it is expected to earn
 * most for its cost, fees taken off: together they earn no less than the best choice but for one carton. Where the network
 * stores no more of the shop's goods, each goes where it is expected to earn most for the room that it takes. Where one delivery
 * takes no more cartons or pallets, those that earn most go first, and the rest with the next ones. The same question has the
 * same answer.
 */
export function planReplenishment(
  goods: readonly ReplenishmentGoods[],
  day: PlanningDay,
): ReplenishmentPlan {
  const { wishes, means, loads } = decide(goods, day);
  const lines = wishes.map((wish) => lineOf(wish, means, loads, day));
  return {
    lines,
    units: total(lines, "units"),
    cartons: total(lines, "cartons"),
    costMinor: total(lines, "costMinor"),
  };
}

/**
 * The numbers of the same plan alone, in the order of the goods: what should be there and on its way, and what is sent with the
 * next shipment. For whoever plans again and again; nothing is said of risks.
 */
export function unitsToSend(
  goods: readonly ReplenishmentGoods[],
  day: PlanningDay,
): { level: number; units: number }[] {
  const { wishes, loads } = decide(goods, day);
  return wishes.map(({ goods: { goodsId, packSize }, level }) => ({
    level,
    units: (loads[0]?.cartons.get(goodsId) ?? 0) * packSize,
  }));
}

function decide(goods: readonly ReplenishmentGoods[], day: PlanningDay) {
  const wishes = goods.map((one) => wishOf(one, day));
  const means = withinMeans(wishes, day);
  return { wishes, means, loads: loadsOf(wishes, means.cartons, day) };
}

type Wish = {
  goods: ReplenishmentGoods;
  position: number;
  level: number;
  wanted: number;
  cartons: number;
  limits: Limit[];
  bounds: Bound[];
};

/** Days that a delivery has to last: until the one after it can be sold, four times of five. */
export const protectedDaysOf = ({
  leadTime,
  policy,
}: Pick<PlanningDay, "leadTime" | "policy">): number =>
  leadTime.p80 + policy.reviewDays;

/** Below this probability of running out, a handful of units is not worth a shipment. */
const negligibleRisk = 0.05;

function wishOf(goods: ReplenishmentGoods, day: PlanningDay): Wish {
  const { policy } = day;
  const { forecast, packSize } = goods;
  const position = goods.arrivals.reduce(
    (sum, { units }) => sum + units,
    goods.available,
  );
  const level = Math.ceil(
    quantileOver(
      forecast,
      protectedDaysOf(day),
      policy.serviceLevel[forecast.demandClass],
    ),
  );
  const wanted = Math.max(0, level - position);
  const found: Bound[] = [];
  let most = Math.ceil(wanted / packSize) * packSize;
  const limit = (bound: Bound, units: number) => {
    const cartons = Math.max(0, Math.floor(units / packSize));
    if (cartons * packSize >= most) return;
    most = cartons * packSize;
    found.push(bound);
  };
  const limits = limitsOf(goods, position, day);
  for (const { bound, units } of limits) limit(bound, units);
  const whole = Math.floor(wanted / packSize) * packSize;
  if (most > whole && !paysForItself(goods, position + whole, day))
    limit("fees", whole);
  if (
    most > 0 &&
    most < policy.minimumUnits &&
    stockOutRisk(forecast, goods, protectedDaysOf(day)) < negligibleRisk
  )
    limit("minimum", 0);
  return {
    goods,
    position,
    level,
    wanted,
    cartons: most / packSize,
    limits,
    bounds: found,
  };
}

/** The most units of one article that a rule lets be sent, whatever is wanted. */
export type Limit = { bound: Bound; units: number };

function limitsOf(
  goods: ReplenishmentGoods,
  position: number,
  { policy, rules, fees, leadTime, arrivesOn }: PlanningDay,
): Limit[] {
  const { forecast, shelfLifeDays } = goods;
  const limits: Limit[] = [];
  const limit = (bound: Bound, units: number) =>
    limits.push({ bound, units: Math.max(0, Math.floor(units)) });
  const lateOn = dayAfter(arrivesOn, Math.max(0, leadTime.p80 - leadTime.p50));
  if (goods.melts && !(mayMeltOn(rules, arrivesOn) && mayMeltOn(rules, lateOn)))
    limit("melting-season", 0);
  if (gramsOfCarton(goods) > rules.pallet.pounds * gramsPerPound)
    limit("carton-weight", 0);
  if (goods.atSource !== null) limit("supply", goods.atSource);
  if (!policy.acceptsStorageFees)
    limit(
      "free-storage",
      expectedUnits(forecast, firstPaidDay(fees)) - position,
    );
  if (shelfLifeDays !== null) {
    const left = goods.lastsOnArrival ?? rules.shelfLifeLeftDays;
    const sellable = shelfLifeDays - leadTime.p80 - left;
    limit(
      "shelf-life",
      sellable > 0 ? expectedUnits(forecast, sellable) - position : 0,
    );
  }
  return limits;
}

/** What a carton weighs, in grams; nothing where nobody has told. */
const gramsOfCarton = ({
  weightGrams,
  packSize,
}: Pick<TermsOfSending, "weightGrams" | "packSize">): number =>
  (weightGrams ?? 0) * packSize;

/** Cartons of each article that money and room reach for, and what does not reach for the rest. */
type Means = {
  cartons: ReadonlyMap<string, number>;
  short: ReadonlyMap<string, readonly Bound[]>;
};

function withinMeans(wishes: readonly Wish[], day: PlanningDay): Means {
  const room = roomLeft(
    day.rules,
    day.stored ?? roomTaken(wishes.map(({ goods }) => goods)),
  );
  const limited = (
    bound: Bound,
    most: number | null,
    needs: (carton: Carton) => number,
  ) => (most === null ? [] : [{ bound, needs, most, left: most }]);
  const means = [
    ...limited("budget", day.policy.budgetMinor, ({ cost }) => cost),
    ...limited("capacity", room.units, ({ units }) => units),
    ...limited("capacity", room.cubicFeet, ({ cubicFeet }) => cubicFeet),
  ];
  if (means.length === 0)
    return {
      cartons: new Map(
        wishes.map(({ goods, cartons }) => [goods.goodsId, cartons]),
      ),
      short: new Map(),
    };
  // What is scarce counts by the part of it that a carton takes.
  const weightOf = (carton: Carton) =>
    means.reduce(
      (sum, { most, needs }) => sum + needs(carton) / Math.max(1, most),
      0,
    );
  const granted = new Map<string, number>();
  const short = new Map<string, Bound[]>();
  for (const carton of cartonsByWorth(wishes, day, weightOf)) {
    const { goodsId } = carton;
    const missing = means.find(({ needs, left }) => needs(carton) > left);
    if (missing) {
      // What is too much for what is left makes room for the next: its own later cartons are worth less still.
      const known = short.get(goodsId) ?? [];
      if (!known.includes(missing.bound))
        short.set(goodsId, [...known, missing.bound]);
      continue;
    }
    for (const one of means) one.left -= one.needs(carton);
    granted.set(goodsId, (granted.get(goodsId) ?? 0) + 1);
  }
  return { cartons: granted, short };
}

/** One delivery: cartons by article, and what kept articles out of it. */
type Load = { cartons: Map<string, number>; short: Map<string, Bound> };

/** The most deliveries over which a plan is spread: beyond them nobody plans. */
const mostLoads = 8;

/** Cartons that money and room reach for, spread over deliveries that take so many each, the worthiest first. */
function loadsOf(
  wishes: readonly Wish[],
  within: Means["cartons"],
  day: PlanningDay,
): Load[] {
  const { mostCartons } = day.rules;
  const mostRoom = roomOfPallets(day.rules);
  const mostGrams = gramsOfPallets(day.rules);
  if (mostCartons === null && mostRoom === null)
    return [{ cartons: new Map(within), short: new Map() }];
  let waiting = cartonsByWorth(wishes, day, () => 1).filter(
    ({ goodsId, nth }) => nth < (within.get(goodsId) ?? 0),
  );
  const loads: Load[] = [];
  while (
    loads.length === 0 ||
    (waiting.length > 0 && loads.length < mostLoads)
  ) {
    const load: Load = { cartons: new Map(), short: new Map() };
    let places = mostCartons ?? Number.POSITIVE_INFINITY;
    let room = mostRoom ?? Number.POSITIVE_INFINITY;
    let weight = mostGrams ?? Number.POSITIVE_INFINITY;
    const left: Carton[] = [];
    for (const carton of waiting) {
      const { goodsId, cubicFeet, grams } = carton;
      const isBeyondPallets = cubicFeet > room || grams > weight;
      const bound = places < 1 ? "cartons" : isBeyondPallets ? "pallets" : null;
      if (bound) {
        load.short.set(goodsId, load.short.get(goodsId) ?? bound);
        left.push(carton);
        continue;
      }
      places--;
      room -= cubicFeet;
      weight -= grams;
      load.cartons.set(goodsId, (load.cartons.get(goodsId) ?? 0) + 1);
    }
    loads.push(load);
    waiting = left;
    // What is larger or heavier than all pallets goes with none of them.
    if (load.cartons.size === 0) break;
  }
  return loads;
}

type Carton = {
  goodsId: string;
  nth: number;
  cost: number;
  units: number;
  /** Nothing where nobody has told a size. */
  cubicFeet: number;
  /** The same of a weight. */
  grams: number;
  worth: number;
};

function cartonsByWorth(
  wishes: readonly Wish[],
  day: PlanningDay,
  weightOf: (carton: Carton) => number,
): Carton[] {
  return wishes
    .flatMap(({ goods, position, cartons }) => {
      const { goodsId, packSize, unitCostMinor } = goods;
      const cost = packSize * unitCostMinor;
      const cubicFeet = (goods.cubicFeet ?? 0) * packSize;
      const worthAfter = worthOfCarton(goods, day);
      return Array.from({ length: cartons }, (_, nth): Carton => {
        const worth = worthAfter(position + nth * packSize);
        const carton = {
          goodsId,
          nth,
          cost,
          units: packSize,
          cubicFeet,
          grams: gramsOfCarton(goods),
          worth,
        };
        // What takes nothing of anything scarce goes first.
        const weight = Math.max(Number.EPSILON, weightOf(carton));
        return { ...carton, worth: worth / weight };
      });
    })
    .sort(
      (one, other) =>
        other.worth - one.worth ||
        (one.goodsId < other.goodsId
          ? -1
          : one.goodsId > other.goodsId
            ? 1
            : 0) ||
        one.nth - other.nth,
    );
}

function lineOf(
  { goods, position, level, wanted, limits, bounds }: Wish,
  means: Means,
  [load, ...after]: readonly Load[],
  day: PlanningDay,
): ReplenishmentLine {
  const { forecast, packSize, unitCostMinor, goodsId } = goods;
  const protectedDays = protectedDaysOf(day);
  const granted = load?.cartons.get(goodsId) ?? 0;
  const full = load?.short.get(goodsId);
  const units = granted * packSize;
  const ifNothing = stockOutRisk(forecast, goods, protectedDays);
  const sent: Supply = {
    available: goods.available,
    arrivals: [...goods.arrivals, { units, inDays: day.leadTime.p80 }],
  };
  return {
    goodsId,
    units,
    cartons: granted,
    later: after.flatMap(({ cartons: taken }, at) => {
      const some = taken.get(goodsId) ?? 0;
      const inDays = (at + 1) * day.policy.reviewDays;
      return some > 0
        ? [{ inDays, cartons: some, units: some * packSize }]
        : [];
    }),
    wanted,
    level,
    position,
    protectedDays,
    serviceLevel: day.policy.serviceLevel[forecast.demandClass],
    expected: expectedUnits(forecast, protectedDays),
    p90: quantileOver(forecast, protectedDays, 0.9),
    bounds: [
      ...bounds,
      ...(means.short.get(goodsId) ?? []),
      ...(full ? [full] : []),
    ],
    limits,
    costMinor: units * unitCostMinor,
    risk: {
      before: stockOutRisk(forecast, goods, day.leadTime.p80),
      asPlanned: stockOutRisk(forecast, sent, protectedDays),
      ifNothing,
    },
    riskLevel: riskLevelOf(ifNothing),
    outAt: {
      p10: dayOfStockOut(forecast, goods, 0.1),
      p50: dayOfStockOut(forecast, goods, 0.5),
    },
  };
}

const total = (
  lines: readonly ReplenishmentLine[],
  what: "units" | "cartons" | "costMinor",
): number => lines.reduce((sum, line) => sum + line[what], 0);
