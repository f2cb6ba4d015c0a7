import { dayAfter } from "../../kit/days.ts";
import { combineForecasts } from "../demand/combine-forecasts.ts";
import {
  type DemandPanel,
  type GoodsSeries,
  hasHistory,
  youngestDays,
} from "../demand/goods-series.ts";
import { type PlannedDemand, Planner } from "../demand/lead-time-planner.ts";
import { forecastHorizon, windowsToLearn } from "../demand/learned-shop.ts";
import {
  type Decision,
  type Played,
  playShelves,
  type Shelf,
  type Stocker,
  upTo,
  warmUpDays,
} from "../demand/play-shelves.ts";
import { coverLevel, serviceLevels } from "../demand/replenishment-policies.ts";
import { sum } from "../demand/sum.ts";
import { type DemandPart, thinForecast } from "../demand/thin-forecast.ts";
import { thinUnits } from "../demand/thin-units.ts";
import { type Dated, inForceOn } from "./dated.ts";
import type { FeesAhead } from "./fees-in-shop.ts";
import type { TermsOfSending } from "./goods-terms.ts";
import type { LeadTime } from "./lead-time.ts";
import { FeesOfPast, type PaidPast } from "./paid-past.ts";
import {
  type PlanningDay,
  protectedDaysOf,
  type ReplenishmentPolicy,
  unitsToSend,
} from "./plan-replenishment.ts";
import { isSamePolicy, withLevel } from "./policy.ts";
import { isSameCards, type RateCard } from "./rate-card.ts";
import { supplyOf } from "./under-way.ts";

/** Goods of the network whose past is played. */
export type PlayedGoods = TermsOfSending & {
  goodsId: string;
  /** The variants that they are sold as: keys of series. */
  variantIds: readonly string[];
  /** What of their demand falls to the network. */
  part: DemandPart;
  /** The share of what the network ships of them that the marketplace has sold, from 0 to 1. */
  marketplaceShare: number;
};

/** By what a shop plans its deliveries, and how long those take. */
export type PlayedTerms = Omit<PlanningDay, "arrivesOn" | "fees"> & {
  /** What the network took and takes, and what a delivery is planned by that is sent on a day, YYYY-MM-DD. */
  cards: readonly [Dated<RateCard>, ...Dated<RateCard>[]];
  feesFrom(day: string): FeesAhead;
  /** Days that past deliveries took, in the order in which they left: those that are played take them in turn. */
  leads: readonly number[];
  /** The day after the last one that is played. */
  until: string;
  /** The part of what the network stores that is known here, by what its demand costs; 1: all of it. */
  knownPart: number;
};

/** What a shop's past would have looked like under other rules of replenishment, as it is kept and shown. */
export type ShopSimulation = {
  /** The day after the last one played. */
  until: string;
  goods: number;
  /** Of these so many go in cartons of several units. */
  inCartons: number;
  /** Goods of the network that were not played: too young, sold too seldom, or one too many. */
  leftOut: number;
  scoredDays: number;
  /** The rules in force when it was played. */
  policy: ReplenishmentPolicy;
  /** The fee cards that were known then. */
  cards: readonly Dated<RateCard>[];
  /** The part of a delivery's budget that the played goods had; null for no limit. */
  budgetMinor: number | null;
  leadTime: LeadTime;
  /** The shortest and the longest that a played delivery took, in days. */
  took: { least: number; most: number };
  /** Of what these goods sold, the share that falls to the network: only that is played. */
  networkShare: number;
  /** The lowest level that filled `wantedFill`; null where none did. */
  proposed: number | null;
  /** By rising level: the rules in force with that level, which is theirs for classes without one of their own. */
  levels: PlayedLevel[];
  /** What other tools do: so many days of the average of the last thirty, in whole cartons and without a budget. */
  cover: Played & PaidPast;
};

export type PlayedLevel = Played & PaidPast & { level: number };

/**
 * Whether a past that was kept was played in today's way: before, it says nothing of the shop's own rules, or of what the
 * network took for what came.
 */
export const isPlayedByRules = (kept: object): kept is ShopSimulation =>
  "policy" in kept &&
  "cover" in kept &&
  "placementPerDayMinor" in (kept.cover as object);

/** Whether it was played by these rules and fees. */
export const isPlayedBy = (
  kept: object,
  policy: ReplenishmentPolicy,
  cards: readonly Dated<RateCard>[],
): boolean =>
  isPlayedByRules(kept) &&
  isSamePolicy(kept.policy, policy) &&
  isSameCards(kept.cards, cards);

/** Share of demand that a shop is proposed to fill at once. */
export const wantedFill = 0.95;
/** More goods would say the same, and each is planned again every week of the past. */
const mostPlayed = 300;
const playedDays = 182;
const fewestScored = 28;
const coverDays = 30;

/**
 * Plays half a year of the shop's own past, with lost sales, under its rules at every service level: what was filled, what lay
 * there, how often something was missing, and what the network took. Each delivery is planned by `unitsToSend`, as it would really be: each article
 * up to the level of its class, in whole cartons, within the shop's budget and the network's rules, on what was forecast from
 * the days before; it takes as long as a past one did. Not known of the past, and left out: what lay at the merchant's own
 * locations. A decision a step. Null where the past is too short.
 */
export function* simulateShop(
  panel: DemandPanel,
  known: readonly PlayedGoods[],
  terms: PlayedTerms,
): Generator<void, ShopSimulation | null> {
  const days = Math.min(playedDays, panel.days.length - youngestDays);
  const begin = panel.days.length - days;
  const played = goodsOf(panel, known, begin).slice(0, mostPlayed);
  const { leadTime, leads, until } = terms;
  const [least, most] = [Math.min(...leads), Math.max(...leads)];
  const unscored = most + terms.policy.reviewDays;
  const scoredDays = days - warmUpDays - unscored;
  if (scoredDays < fewestScored || played.length === 0) return null;
  const { policy, rules: inbound } = partOfMeans(
    terms,
    partOf(played, known, panel, begin) * terms.knownPart,
  );
  const planned = new PastPlans(panel, played, begin, {
    ...terms,
    rules: inbound,
  });
  yield;
  const rules = {
    begin,
    end: panel.days.length,
    review: policy.reviewDays,
    unscored,
    leadOf: (decision: number) => leads[decision % leads.length] ?? most,
  };
  const demand = played.map((one) => one.demand);
  const levels: PlayedLevel[] = [];
  const [firstCard] = terms.cards;
  const cards = panel.days.map(
    (day) => (inForceOn(terms.cards, day) ?? firstCard).value,
  );
  const scored = { from: begin + warmUpDays, until: rules.end - unscored };
  function* play(stocker: Stocker) {
    const fees = new FeesOfPast(
      played,
      (day) => cards[day] ?? firstCard.value,
      scored,
    );
    const came = yield* playShelves(demand, rules, {
      ...stocker,
      note: fees.note,
    });
    return { ...came, ...fees.result() };
  }
  for (const level of [
    ...new Set([...serviceLevels, policy.serviceLevel.smooth]),
  ].sort((one, other) => one - other))
    levels.push({
      level,
      ...(yield* play(planned.stocker(withLevel(policy, level)))),
    });
  const cover = yield* play(coverStocker(played));
  if ([...levels, cover].some(({ fillRate }) => !Number.isFinite(fillRate)))
    return null;
  const sold = (units: readonly Float64Array[]) =>
    units.reduce((all, one) => all + sum(one.subarray(begin)), 0);
  return {
    until,
    goods: played.length,
    inCartons: played.filter(({ packSize }) => packSize > 1).length,
    leftOut: known.length - played.length,
    scoredDays,
    policy: terms.policy,
    cards: terms.cards,
    budgetMinor: policy.budgetMinor,
    leadTime,
    took: { least, most },
    networkShare:
      sold(demand) /
      sold(played.flatMap(({ series }) => series.map(({ units }) => units))),
    proposed:
      levels.find(({ fillRate }) => fillRate >= wantedFill)?.level ?? null,
    levels,
    cover,
  };
}

type InPlay = PlayedGoods & {
  series: GoodsSeries[];
  /** Units a day that fall to the network, of all variants together. */
  demand: Float64Array;
};

/** The goods with enough history to be planned on the first day, in the order of the panel. */
function goodsOf(
  { goods: all }: DemandPanel,
  known: readonly PlayedGoods[],
  begin: number,
): InPlay[] {
  const goodsOfVariant = new Map(
    known.flatMap((one) => one.variantIds.map((id) => [id, one] as const)),
  );
  const found = new Map<PlayedGoods, GoodsSeries[]>();
  for (const series of all) {
    const goods = goodsOfVariant.get(series.key);
    if (!goods || !hasHistory(series, begin)) continue;
    found.set(goods, [...(found.get(goods) ?? []), series]);
  }
  return [...found].map(([goods, series]) => ({
    ...goods,
    series,
    demand: thinUnits(
      together(series.map(({ units }) => units)),
      goods.part.share,
      goods.goodsId,
    ),
  }));
}

function together(series: readonly Float64Array[]): Float64Array {
  const [first, ...others] = series;
  if (!first) return new Float64Array(0);
  if (others.length === 0) return first;
  return first.map((units, day) =>
    others.reduce((all, one) => all + (one[day] as number), units),
  );
}

/** Where not all goods are played or known, those that are have their part of the budget and of the network's storage quota. */
function partOfMeans(
  { policy, rules }: Pick<PlayedTerms, "policy" | "rules">,
  part: number,
): Pick<PlayedTerms, "policy" | "rules"> {
  const of = (most: number | null) =>
    most === null ? null : Math.round(most * part);
  return {
    policy: { ...policy, budgetMinor: of(policy.budgetMinor) },
    rules: {
      ...rules,
      mostStoredUnits: of(rules.mostStoredUnits),
      mostStoredCubicFeet: of(rules.mostStoredCubicFeet),
    },
  };
}

/** Which part of the known goods is played, by what their units cost. */
function partOf(
  played: readonly InPlay[],
  known: readonly PlayedGoods[],
  { goods: all }: DemandPanel,
  begin: number,
): number {
  const unitsOf = new Map(
    all.map(({ key, units }) => [key, sum(units.subarray(begin))]),
  );
  const costOf = (goods: readonly PlayedGoods[]) =>
    goods.reduce(
      (cost, { variantIds, unitCostMinor, part }) =>
        cost +
        part.share *
          unitCostMinor *
          variantIds.reduce((units, id) => units + (unitsOf.get(id) ?? 0), 0),
      0,
    );
  const whole = costOf(known);
  return whole > 0 ? costOf(played) / whole : 1;
}

/** Nothing is expected of goods that have sold nothing for long. */
const nothing: PlannedDemand = {
  confidence: "low",
  demandClass: "intermittent",
  daily: new Array(forecastHorizon).fill(0),
  windows: [],
};

/** The shop's own planner, on every day of decision of the past; each forecast is made once for all policies. */
class PastPlans {
  readonly #planner: Planner;
  readonly #places: Map<GoodsSeries, number>;
  readonly #forecasts = new Map<number, PlannedDemand[]>();
  readonly #days: readonly string[];
  readonly #goods: readonly InPlay[];
  readonly #terms: PlayedTerms;

  constructor(
    { days }: DemandPanel,
    goods: readonly InPlay[],
    begin: number,
    terms: PlayedTerms,
  ) {
    const series = goods.flatMap((one) => one.series);
    this.#planner = new Planner(
      { days, goods: series },
      series,
      begin,
      windowsToLearn(protectedDaysOf(terms)),
    );
    this.#places = new Map(series.map((one, place) => [one, place]));
    this.#days = days;
    this.#goods = goods;
    this.#terms = terms;
  }

  /** Stocks the shelves as the shop would under these rules. */
  stocker(policy: ReplenishmentPolicy): Stocker {
    const { leadTime } = this.#terms;
    return {
      decide: (day, shelves) => {
        const today = this.#days[day] as string;
        const forecasts = this.#forecastsOn(day);
        return unitsToSend(
          this.#goods.map((goods, i) => ({
            ...goods,
            forecast: forecasts[i] as PlannedDemand,
            atSource: null,
            ...this.#supplyOf(shelves[i] as Shelf, today),
          })),
          {
            ...this.#terms,
            policy,
            fees: this.#terms.feesFrom(today),
            arrivesOn: dayAfter(today, leadTime.p50),
          },
        );
      },
    };
  }

  #supplyOf({ onHand, onTheWay }: Shelf, today: string) {
    const now = dateOf(today);
    return supplyOf(
      {
        available: onHand ?? 0,
        inTransit: onTheWay.reduce((all, { units }) => all + units, 0),
        asOf: now,
        underWay: onTheWay.map(({ units, sentOn }) => ({
          units,
          shippedAt: dateOf(this.#days[sentOn] as string),
          onSaleAt: null,
          readAt: null,
        })),
      },
      this.#terms.leadTime,
      now,
    );
  }

  #forecastsOn(day: number): PlannedDemand[] {
    const known = this.#forecasts.get(day);
    if (known) return known;
    const forecasts = this.#goods.map(({ series, part }) => {
      const [first, ...others] = series.flatMap((one) => {
        const made = this.#planner.forecast(day, this.#places.get(one) ?? -1);
        // By whose channel a unit is sold is in the part already.
        return made ? [{ ...made, shares: [] }] : [];
      });
      return first
        ? thinForecast(combineForecasts([first, ...others]), part)
        : nothing;
    });
    this.#forecasts.set(day, forecasts);
    return forecasts;
  }
}

const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** Thirty days of the average, in whole cartons. */
const coverStocker = (goods: readonly InPlay[]): Stocker => ({
  decide: (day, shelves) =>
    shelves.map((shelf, i): Decision => {
      const { demand, packSize } = goods[i] as InPlay;
      const wish = upTo(coverLevel(demand.subarray(0, day), coverDays), shelf);
      return { ...wish, units: Math.ceil(wish.units / packSize) * packSize };
    }),
});
