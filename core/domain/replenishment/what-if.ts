import type { GoodsForecast } from "../demand/goods-forecast.ts";
import { quantileOver } from "../demand/quantile-over.ts";
import type { Dated } from "./dated.ts";
import { feesOver, type RateCard } from "./rate-card.ts";
import type { Arrival } from "./stock-outlook.ts";

/** Days from today on, both included; 0 is today. */
export type Span = { from: number; until: number };

/** Something that may happen, and is rehearsed. */
export type Scenario =
  | { kind: "centre-closed"; centreId: string; days: Span }
  | { kind: "demand-times"; factor: number; days: Span; goodsId?: string }
  | { kind: "rate-card"; cards: readonly Dated<RateCard>[] }
  /** The marketplace's orders may no longer be shipped by the merchant himself. */
  | { kind: "no-seller-shipping"; from: number }
  | { kind: "arrivals-late"; byDays: number };

/** One article in both pools, and what is wanted of it. */
export type RehearsedGoods = {
  goodsId: string;
  forecast: Pick<GoodsForecast, "windows" | "daily">;
  /** Share of the demand that comes from the marketplace. */
  marketplaceShare: number;
  centres: { centreId: string; available: number }[];
  arrivals: readonly (Arrival & { centreId: string })[];
  /** At the merchant's own locations. */
  own: number;
  marginMinor: number;
  cubicFeet: number;
};

export type Outcome = {
  goodsId: string;
  /** Units that are wanted and not there, as expected, and if as much is wanted as one time in ten. */
  lost: number;
  lostAtP90: number;
  lostMarginMinor: number;
  /** The first day on which something is missing, as expected; null where nothing is. */
  outOn: number | null;
  /** Shipped by the network, and by the merchant. */
  byNetwork: number;
  byMerchant: number;
  shippingMinor: number;
};

/** What the days to come look like, and what they look like if something happens. */
export type Rehearsal = {
  today: Outcome[];
  ifSo: Outcome[];
};

export type Stage = {
  /** The days that are looked at, YYYY-MM-DD, today first. */
  days: readonly string[];
  cards: readonly Dated<RateCard>[];
};

/** Plays the days to come twice: as they are expected, and with what may happen. Pure; the same question, the same answer. */
export function rehearse(
  goods: readonly RehearsedGoods[],
  scenarios: readonly Scenario[],
  stage: Stage,
): Rehearsal {
  return {
    today: goods.map((one) => outcomeOf(one, [], stage)),
    ifSo: goods.map((one) => outcomeOf(one, scenarios, stage)),
  };
}

function outcomeOf(
  goods: RehearsedGoods,
  scenarios: readonly Scenario[],
  stage: Stage,
): Outcome {
  const { days } = stage;
  const expected = play(goods, scenarios, days.length, 1);
  const daily = goods.forecast.daily;
  const mean = days.reduce(
    (sum, _, day) => sum + (daily[day] ?? daily.at(-1) ?? 0),
    0,
  );
  const p90 = quantileOver(goods.forecast, days.length, 0.9);
  const bad = play(
    goods,
    scenarios,
    days.length,
    mean > 0 ? Math.max(1, p90 / mean) : 1,
  );
  const cards =
    scenarios.findLast((one) => one.kind === "rate-card")?.cards ?? stage.cards;
  const { shippingMinor } = feesOver(
    cards,
    days,
    expected.network,
    [],
    goods.cubicFeet,
  );
  const lost = sum(expected.lost);
  return {
    goodsId: goods.goodsId,
    lost,
    lostAtP90: sum(bad.lost),
    lostMarginMinor: Math.round(lost * goods.marginMinor),
    outOn: firstAbove(expected.lost, 0.5),
    byNetwork: sum(expected.network),
    byMerchant: sum(expected.merchant),
    shippingMinor,
  };
}

type Played = { lost: number[]; network: number[]; merchant: number[] };

/** Day by day: the network ships what it can, the merchant what the network cannot and he may, and the rest is lost. */
function play(
  goods: RehearsedGoods,
  scenarios: readonly Scenario[],
  days: number,
  scale: number,
): Played {
  const { forecast, marketplaceShare } = goods;
  const stock = new Map(
    goods.centres.map(({ centreId, available }) => [centreId, available]),
  );
  const late = sum(
    scenarios.map((one) => (one.kind === "arrivals-late" ? one.byDays : 0)),
  );
  let own = goods.own;
  const played: Played = { lost: [], network: [], merchant: [] };
  for (let day = 0; day < days; day++) {
    for (const { centreId, units, inDays } of goods.arrivals)
      if (inDays + late === day)
        stock.set(centreId, (stock.get(centreId) ?? 0) + units);
    const wanted =
      (forecast.daily[day] ?? forecast.daily.at(-1) ?? 0) *
      scale *
      factorOn(scenarios, day, goods.goodsId);
    const network = takeFrom(stock, wanted, (centreId) =>
      isOpen(scenarios, centreId, day),
    );
    const rest = wanted - network;
    const mayShip = maySellerShip(scenarios, day)
      ? rest
      : rest * (1 - marketplaceShare);
    const merchant = Math.min(own, mayShip);
    own -= merchant;
    played.network.push(network);
    played.merchant.push(merchant);
    played.lost.push(Math.max(0, rest - merchant));
  }
  return played;
}

/** Takes what is wanted from the open centres that have most. @returns what could be had. */
function takeFrom(
  stock: Map<string, number>,
  wanted: number,
  isOpenCentre: (centreId: string) => boolean,
): number {
  let left = wanted;
  const open = [...stock]
    .filter(([centreId]) => isOpenCentre(centreId))
    .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
  for (const [centreId, units] of open) {
    const taken = Math.min(units, left);
    stock.set(centreId, units - taken);
    left -= taken;
  }
  return wanted - left;
}

const within = ({ from, until }: Span, day: number) =>
  day >= from && day <= until;

const isOpen = (
  scenarios: readonly Scenario[],
  centreId: string,
  day: number,
): boolean =>
  !scenarios.some(
    (one) =>
      one.kind === "centre-closed" &&
      one.centreId === centreId &&
      within(one.days, day),
  );

const factorOn = (
  scenarios: readonly Scenario[],
  day: number,
  goodsId: string,
): number =>
  scenarios.reduce(
    (factor, one) =>
      one.kind === "demand-times" &&
      within(one.days, day) &&
      (one.goodsId === undefined || one.goodsId === goodsId)
        ? factor * one.factor
        : factor,
    1,
  );

const maySellerShip = (scenarios: readonly Scenario[], day: number): boolean =>
  !scenarios.some(
    (one) => one.kind === "no-seller-shipping" && day >= one.from,
  );

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
