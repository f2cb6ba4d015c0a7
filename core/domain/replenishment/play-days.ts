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
  /** Share of it that falls to the network: by usual, and where the marketplace's orders may not be shipped by sellers. */
  networkShare: { usual: number; ifSellersMayNot: number };
  centres: { centreId: string; available: number }[];
  arrivals: readonly (Arrival & { centreId: string })[];
  /** What comes if what is asked about is so; the same where this is not said. */
  arrivalsIfSo?: readonly (Arrival & { centreId: string })[];
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

/** What the scenarios make of one day, for all articles. */
type DayOfCourse = {
  /** Centres that ship nothing; of those, the ones whose stock is sold all the same. */
  closed: readonly string[];
  stillSelling: readonly string[];
  /** Times as much as usual is wanted, of everything and of single articles. */
  factor: number;
  factorOf: ReadonlyMap<string, number> | null;
  maySellerShip: boolean;
};

/** What the scenarios make of the days ahead. */
export type Course = { days: readonly DayOfCourse[]; lateBy: number };

/** Reads the scenarios once for all articles. @param days how many are looked at. */
export const courseOf = (
  scenarios: readonly Scenario[],
  days: number,
): Course => ({
  days: Array.from({ length: days }, (_, day) => dayOf(scenarios, day)),
  lateBy: scenarios.reduce(
    (sum, one) => (one.kind === "arrivals-late" ? sum + one.byDays : sum),
    0,
  ),
});

function dayOf(scenarios: readonly Scenario[], day: number): DayOfCourse {
  const closures = scenarios.flatMap((one) =>
    one.kind === "centre-closed" && within(one.days, day) ? [one] : [],
  );
  const closed = [...new Set(closures.map(({ centreId }) => centreId))];
  let factor = 1;
  const factorOf = new Map<string, number>();
  for (const one of scenarios)
    if (one.kind === "demand-times" && within(one.days, day)) {
      if (one.goodsId === undefined) factor *= one.factor;
      else
        factorOf.set(
          one.goodsId,
          (factorOf.get(one.goodsId) ?? 1) * one.factor,
        );
    }
  return {
    closed,
    stillSelling: closed.filter((centreId) =>
      closures.every((one) => one.centreId !== centreId || one.keepsSelling),
    ),
    factor,
    factorOf: factorOf.size > 0 ? factorOf : null,
    maySellerShip: !scenarios.some(
      (one) => one.kind === "no-seller-shipping" && day >= one.from,
    ),
  };
}

const within = ({ from, until }: Span, day: number) =>
  day >= from && day <= until;

/** A centre's part: what can be sold, and what was sold while it was shut. */
type Part = { centreId: string; units: number; owed: number };

/**
 * Day by day: the network and the merchant each ship what falls to them, then what the other cannot; the merchant only what
 * he may. The rest is lost.
 * @param scale how much more is wanted than expected.
 */
export function playDays(
  goods: RehearsedGoods,
  { days, lateBy }: Course,
  scale: number,
): Played {
  const { forecast, marketplaceShare, networkShare } = goods;
  const parts = goods.centres.map(
    ({ centreId, available }): Part => ({
      centreId,
      units: available,
      owed: 0,
    }),
  );
  let { own } = goods;
  const played: Played = {
    wanted: [],
    lost: [],
    late: [],
    network: [],
    merchant: [],
    atNetwork: [],
    own: [],
  };
  for (const [day, course] of days.entries()) {
    for (const { centreId, units, inDays } of goods.arrivals)
      if (inDays + lateBy === day) arrive(parts, centreId, units);
    const wanted =
      expectedOn(forecast, day) *
      scale *
      course.factor *
      (course.factorOf?.get(goods.goodsId) ?? 1);
    const shippedLate = openAgain(parts, course.closed);
    const isOpen = (centreId: string) => !course.closed.includes(centreId);
    const falls = course.maySellerShip
      ? networkShare.usual
      : networkShare.ifSellersMayNot;
    const first = takeFrom(parts, falls * wanted, isOpen);
    // Of what the network lacks of its own, the marketplace's part cannot be taken over by one who may not ship it.
    const lacking = falls * wanted - first;
    const merchant = Math.min(
      own,
      (1 - falls) * wanted +
        (course.maySellerShip
          ? lacking
          : lacking * (1 - marketplaceOf(falls, marketplaceShare))),
    );
    own -= merchant;
    const network = first + takeFrom(parts, wanted - first - merchant, isOpen);
    const rest = wanted - network;
    const waits =
      course.stillSelling.length === 0
        ? 0
        : takeFrom(
            parts,
            rest - merchant,
            (centreId) => course.stillSelling.includes(centreId),
            true,
          );
    played.wanted.push(wanted);
    played.network.push(network + shippedLate);
    played.merchant.push(merchant);
    played.late.push(waits);
    played.lost.push(Math.max(0, rest - merchant - waits));
    played.atNetwork.push(
      parts.reduce((sum, { units, owed }) => sum + units + owed, 0),
    );
    played.own.push(own);
  }
  return played;
}

/** Where the marketplace's orders all fall to the network, their share of what does. */
const marketplaceOf = (falls: number, marketplaceShare: number): number =>
  falls > 0 ? Math.min(1, marketplaceShare / falls) : 0;

function arrive(parts: Part[], centreId: string, units: number): void {
  const part = parts.find((one) => one.centreId === centreId);
  if (part) part.units += units;
  else parts.push({ centreId, units, owed: 0 });
}

/** What is owed by centres that are open now leaves. @returns the units. */
function openAgain(parts: Part[], closed: readonly string[]): number {
  let units = 0;
  for (const part of parts) {
    if (part.owed === 0 || closed.includes(part.centreId)) continue;
    units += part.owed;
    part.owed = 0;
  }
  return units;
}

/**
 * Takes what is wanted from those of the parts that have most.
 * @param stays what is taken does not leave yet. @returns what could be had.
 */
function takeFrom(
  parts: readonly Part[],
  wanted: number,
  mayGive: (centreId: string) => boolean,
  stays = false,
): number {
  let left = Math.max(0, wanted);
  while (left > 0) {
    let fullest: Part | null = null;
    for (const part of parts)
      if (
        part.units > 0 &&
        mayGive(part.centreId) &&
        (!fullest ||
          part.units > fullest.units ||
          (part.units === fullest.units && part.centreId < fullest.centreId))
      )
        fullest = part;
    if (!fullest) break;
    const taken = Math.min(fullest.units, left);
    fullest.units -= taken;
    if (stays) fullest.owed += taken;
    left -= taken;
  }
  return Math.max(0, wanted) - left;
}
