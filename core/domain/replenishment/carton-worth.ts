import type { GoodsForecast } from "../demand/goods-forecast.ts";
import { chanceAbove, expectedUnits } from "../demand/quantile-over.ts";
import type { FeesAhead } from "./fees-in-shop.ts";
import type { LeadTime } from "./lead-time.ts";
import { longestOutlookDays } from "./stock-outlook.ts";
import { feesIn, storageUntilSold } from "./storage-fees.ts";

/** What a carton's worth hangs on, of its goods. */
export type WorthOfGoods = {
  forecast: Pick<GoodsForecast, "windows" | "daily">;
  packSize: number;
  /** What is earned with a unit that is sold in time. */
  marginMinor: number;
  /** The room of a unit; null where nobody has said: then no fee is made up for it. */
  cubicFeet: number | null;
};

/** What the network takes for a unit that is sent, and when it can be sold. */
export type WorthOnDay = {
  leadTime: Pick<LeadTime, "p50">;
  fees: FeesAhead;
};

/** Days over which a carton has to earn its place in a budget, whatever the shipment protects. */
const earningDays = 28;

/**
 * What a carton is expected to earn within four weeks, less what placing and storing it costs, in minor units; it may be less
 * than nothing. It falls with each unit before it, and rises with demand. Read once for all cartons of the goods.
 * @param days over which its units may be sold; longer ones earn more.
 * @returns the worth of the carton before which so many units lie.
 */
export function worthOfCarton(
  goods: WorthOfGoods,
  day: WorthOnDay,
  days = earningDays,
): (before: number) => number {
  const { forecast, packSize, marginMinor } = goods;
  const isWanted = chanceAbove(forecast, days);
  return (before) => {
    // At three points of the carton: probability falls and storage rises steadily, and a carton may hold hundreds.
    const points = [1 / 6, 3 / 6, 5 / 6].map(
      (point) => Math.max(0, before) + point * packSize,
    );
    const ofUnits = points.map(
      (units) => isWanted(units) * marginMinor - feesOfUnit(goods, units, day),
    );
    return (
      (ofUnits.reduce((sum, minor) => sum + minor, 0) / points.length) *
      packSize
    );
  };
}

/** Whether a carton ever earns what placing and storing it costs, as far as anybody looks. */
export const paysForItself = (
  goods: WorthOfGoods,
  before: number,
  day: WorthOnDay,
): boolean => worthOfCarton(goods, day, longestOutlookDays)(before) >= 0;

/**
 * What the network takes for a unit before it is sold. Placed as at the hub, which is the dearer way: the way is chosen after
 * the plan; what cannot be counted in the shop's currency is left out. Stored from half of the deliveries' time on until all
 * before it is expected to be sold, each day by the card that is in force on it.
 */
function feesOfUnit(
  { forecast, cubicFeet }: WorthOfGoods,
  before: number,
  { leadTime, fees }: WorthOnDay,
): number {
  const placed = feesIn(fees, leadTime.p50).hubPlacementMinor ?? 0;
  if (cubicFeet === null) return placed;
  const stored = storageUntilSold(fees, leadTime.p50);
  return placed + cubicFeet * stored(daysUntilSold(forecast, before));
}

/** Days from now in which so many units are expected to be sold; no farther than anybody looks. */
function daysUntilSold(
  forecast: Pick<GoodsForecast, "daily">,
  units: number,
): number {
  const { daily } = forecast;
  const known = expectedUnits(forecast, daily.length);
  if (known <= 0) return longestOutlookDays;
  if (units > known)
    return Math.min(longestOutlookDays, (units * daily.length) / known);
  let left = units;
  for (const [day, sold] of daily.entries()) {
    if (left <= sold) return day + (sold > 0 ? left / sold : 0);
    left -= sold;
  }
  return daily.length;
}
