import type { GoodsForecast } from "../demand/goods-forecast.ts";
import type { Dated } from "./dated.ts";
import type { RateCard } from "./rate-card.ts";
import type { Arrival } from "./stock-outlook.ts";

/** Days from today on, both included; 0 is today. */
export type Span = { from: number; until: number };

/** Something that may happen, and is rehearsed. */
export type Scenario =
  | {
      kind: "centre-closed";
      centreId: string;
      days: Span;
      /** What lies there goes on being sold, and is shipped when the centre opens again: late. Otherwise it is not sold. */
      keepsSelling?: boolean;
    }
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
  /** Null where nobody has said how large a unit is: what storing it costs is then not known. */
  cubicFeet: number | null;
};

/** What became of each day, in units. */
export type Played = {
  wanted: number[];
  lost: number[];
  /** Sold out of a closed centre: shipped when it opens. */
  late: number[];
  /** Shipped by the network and by the merchant. */
  network: number[];
  merchant: number[];
  /** Left at the network and at the merchant when the day ended. */
  atNetwork: number[];
  own: number[];
};

/** Expected units of a day ahead; beyond the forecast each day is like its last. */
export const expectedOn = (
  { daily }: Pick<GoodsForecast, "daily">,
  day: number,
): number => daily[day] ?? daily.at(-1) ?? 0;

/**
 * Day by day: the network ships what it can, the merchant what the network cannot and he may, and the rest is lost.
 * @param scale how much more is wanted than expected.
 */
export function playDays(
  goods: RehearsedGoods,
  scenarios: readonly Scenario[],
  days: number,
  scale: number,
): Played {
  const { forecast, marketplaceShare } = goods;
  const centres = new Map(
    goods.centres.map(({ centreId, available }) => [centreId, available]),
  );
  const late = sum(
    scenarios.map((one) => (one.kind === "arrivals-late" ? one.byDays : 0)),
  );
  /** Sold out of closed centres, and not shipped yet. */
  const owed = new Map<string, number>();
  let own = goods.own;
  const played: Played = {
    wanted: [],
    lost: [],
    late: [],
    network: [],
    merchant: [],
    atNetwork: [],
    own: [],
  };
  for (let day = 0; day < days; day++) {
    for (const { centreId, units, inDays } of goods.arrivals)
      if (inDays + late === day)
        centres.set(centreId, (centres.get(centreId) ?? 0) + units);
    const isOpenNow = (centreId: string) => isOpen(scenarios, centreId, day);
    const shippedLate = openAgain(owed, isOpenNow);
    const wanted =
      expectedOn(forecast, day) *
      scale *
      factorOn(scenarios, day, goods.goodsId);
    const network = takeFrom(centres, wanted, isOpenNow);
    const rest = wanted - sum([...network.values()]);
    const mayShip = maySellerShip(scenarios, day)
      ? rest
      : rest * (1 - marketplaceShare);
    const merchant = Math.min(own, mayShip);
    own -= merchant;
    const waiting = takeFrom(
      centres,
      Math.max(0, rest - merchant),
      (centreId) => sellsOn(scenarios, centreId, day),
    );
    for (const [centreId, units] of waiting)
      owed.set(centreId, (owed.get(centreId) ?? 0) + units);
    const waits = sum([...waiting.values()]);
    played.wanted.push(wanted);
    played.network.push(sum([...network.values()]) + shippedLate);
    played.merchant.push(merchant);
    played.late.push(waits);
    played.lost.push(Math.max(0, rest - merchant - waits));
    played.atNetwork.push(sum([...centres.values(), ...owed.values()]));
    played.own.push(own);
  }
  return played;
}

/** What was owed by centres that are open. @returns the units, which now leave. */
function openAgain(
  owed: Map<string, number>,
  isOpenNow: (centreId: string) => boolean,
): number {
  let units = 0;
  for (const [centreId, waiting] of owed) {
    if (!isOpenNow(centreId)) continue;
    units += waiting;
    owed.delete(centreId);
  }
  return units;
}

/** Takes what is wanted from those of the centres that have most. @returns what each gave. */
function takeFrom(
  stock: Map<string, number>,
  wanted: number,
  mayGive: (centreId: string) => boolean,
): Map<string, number> {
  let left = wanted;
  const given = new Map<string, number>();
  const giving = [...stock]
    .filter(([centreId]) => mayGive(centreId))
    .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
  for (const [centreId, units] of giving) {
    const taken = Math.min(units, left);
    if (taken <= 0) continue;
    stock.set(centreId, units - taken);
    given.set(centreId, taken);
    left -= taken;
  }
  return given;
}

const within = ({ from, until }: Span, day: number) =>
  day >= from && day <= until;

const closuresOf = (
  scenarios: readonly Scenario[],
  centreId: string,
  day: number,
) =>
  scenarios.filter(
    (one) =>
      one.kind === "centre-closed" &&
      one.centreId === centreId &&
      within(one.days, day),
  );

const isOpen = (
  scenarios: readonly Scenario[],
  centreId: string,
  day: number,
): boolean => closuresOf(scenarios, centreId, day).length === 0;

/** Whether what lies in a closed centre is sold all the same. */
function sellsOn(
  scenarios: readonly Scenario[],
  centreId: string,
  day: number,
): boolean {
  const closures = closuresOf(scenarios, centreId, day);
  return (
    closures.length > 0 &&
    closures.every((one) => one.kind === "centre-closed" && one.keepsSelling)
  );
}

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
