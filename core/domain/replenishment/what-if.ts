import { quantileOver } from "../demand/quantile-over.ts";
import { type Dated, inForceOn } from "./dated.ts";
import {
  type Course,
  courseOf,
  expectedOn,
  type Played,
  playDays,
  type RehearsedGoods,
  type Scenario,
} from "./play-days.ts";
import { feesOver, type RateCard } from "./rate-card.ts";

export type Outcome = {
  goodsId: string;
  /** Units that are wanted and not there, as expected, and if as much is wanted as one time in ten. */
  lost: number;
  lostAtP90: number;
  lostMarginMinor: number;
  /** Sold while they lie in a closed centre, and shipped late. */
  late: number;
  /** Days on which half of what is wanted, or more, is not there. */
  outDays: number;
  /** The first day on which something is missing, as expected; null where nothing is. */
  outOn: number | null;
  /** Shipped by the network, and by the merchant. */
  byNetwork: number;
  byMerchant: number;
  shippingMinor: number;
  /** Null where the card does not tell, or nobody has said how large a unit is. */
  storageMinor: number | null;
};

/** All articles together on one day, as expected. */
export type DayOfAll = {
  wanted: number;
  lost: number;
  late: number;
  atNetwork: number;
  own: number;
};

/** What the days to come look like, and what they look like if something happens. */
export type Rehearsal = {
  today: Outcome[];
  ifSo: Outcome[];
  days: { today: DayOfAll; ifSo: DayOfAll }[];
};

export type Stage = {
  /** The days that are looked at, YYYY-MM-DD, today first. */
  days: readonly string[];
  cards: readonly Dated<RateCard>[];
  /** What is known to come anyway; it is part of both. */
  standing?: readonly Scenario[];
  /** What comes anyway if what is asked about is so; as it is where this is not said. */
  standingIfSo?: readonly Scenario[];
};

/** Plays the days to come twice: as they are expected, and with what may happen. Pure; the same question, the same answer. */
export function rehearse(
  goods: readonly RehearsedGoods[],
  scenarios: readonly Scenario[],
  stage: Stage,
): Rehearsal {
  const { standing = [], standingIfSo = standing } = stage;
  const usual = fees(stage.days, stage.cards);
  const days = stage.days.map(() => ({ today: nothing(), ifSo: nothing() }));
  const outcomes = (which: "today" | "ifSo", happens: readonly Scenario[]) => {
    const course = courseOf(happens, stage.days.length);
    const cards = happens.findLast((one) => one.kind === "rate-card")?.cards;
    const inForce = cards ? fees(stage.days, cards) : usual;
    return goods.map((whole) => {
      const { arrivalsIfSo, ...one } = whole;
      if (which === "ifSo" && arrivalsIfSo) one.arrivals = arrivalsIfSo;
      const played = playDays(one, course, 1);
      for (const [at, day] of days.entries()) addDay(day[which], played, at);
      return outcomeOf(one, played, course, inForce);
    });
  };
  return {
    today: outcomes("today", standing),
    ifSo: outcomes("ifSo", [...standingIfSo, ...scenarios]),
    days,
  };
}

const nothing = (): DayOfAll => ({
  wanted: 0,
  lost: 0,
  late: 0,
  atNetwork: 0,
  own: 0,
});

function addDay(day: DayOfAll, played: Played, at: number): void {
  day.wanted += played.wanted[at] ?? 0;
  day.lost += played.lost[at] ?? 0;
  day.late += played.late[at] ?? 0;
  day.atNetwork += played.atNetwork[at] ?? 0;
  day.own += played.own[at] ?? 0;
}

/** The card of each day; null before the first. */
const fees = (
  days: readonly string[],
  cards: readonly Dated<RateCard>[],
): (RateCard | null)[] =>
  days.map((day) => inForceOn(cards, day)?.value ?? null);

function outcomeOf(
  goods: RehearsedGoods,
  expected: Played,
  course: Course,
  cards: readonly (RateCard | null)[],
): Outcome {
  const days = course.days.length;
  let mean = 0;
  for (let day = 0; day < days; day++) mean += expectedOn(goods.forecast, day);
  const p90 = quantileOver(goods.forecast, days, 0.9);
  const bad = playDays(goods, course, mean > 0 ? Math.max(1, p90 / mean) : 1);
  const stored = storedBeyondFreeTime(goods, expected, cards);
  const { shippingMinor, storageMinor } = feesOver(
    cards,
    expected.network,
    stored,
    {
      cubicFeet: goods.cubicFeet ?? 0,
      marketplaceShare: goods.marketplaceShare,
    },
  );
  const lost = sum(expected.lost);
  return {
    goodsId: goods.goodsId,
    lost,
    lostAtP90: sum(bad.lost),
    lostMarginMinor: Math.round(lost * goods.marginMinor),
    late: sum(expected.late),
    outDays: expected.lost.filter(
      (units, day) =>
        units > 1e-9 && units >= (expected.wanted[day] as number) / 2,
    ).length,
    outOn: firstAbove(expected.lost, 0.5),
    byNetwork: sum(expected.network),
    byMerchant: sum(expected.merchant),
    shippingMinor,
    storageMinor:
      goods.cubicFeet === null && sum(stored) > 0 ? null : storageMinor,
  };
}

/**
 * Units that lie at the network longer than is free. What lies there today is taken to have come today, as the network does
 * not tell since when; what came first is shipped first.
 */
function storedBeyondFreeTime(
  { centres }: RehearsedGoods,
  { network }: Played,
  cards: readonly (RateCard | null)[],
): number[] {
  let oldest = sum(centres.map(({ available }) => available));
  return cards.map((card, at) => {
    oldest = Math.max(0, oldest - (network[at] ?? 0));
    return card && at >= card.freeStorageDays ? oldest : 0;
  });
}

const sum = (numbers: readonly number[]) =>
  numbers.reduce((total, number) => total + number, 0);

function firstAbove(numbers: readonly number[], limit: number): number | null {
  let so = 0;
  for (const [at, number] of numbers.entries()) {
    so += number;
    if (so >= limit) return at;
  }
  return null;
}
