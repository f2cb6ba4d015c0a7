import { type DemandClass, demandClasses } from "../demand/classify-demand.ts";
import { expectedUnits, quantileOver } from "../demand/quantile-over.ts";
import {
  type PlanningDay,
  protectedDaysOf,
  type ReplenishmentGoods,
} from "./plan-replenishment.ts";
import { capitalPercentOf } from "./policy.ts";

/** Outside of these a level is not suggested: below, buyers go elsewhere; above, no forecast is that sure. Assumed. */
export const suggestedLevels = { least: 0.8, most: 0.98 } as const;

const daysInYear = 365;

/** What a unit of a class costs on the average if it is missing, and if it lies there until the next delivery. */
export type UnitCosts = {
  /** What a sale that is lost would have earned, fees taken off, in minor units. */
  missedMinor: number;
  /** Capital and storage of a unit that is left over for the days between two deliveries; parts of a minor unit count. */
  capitalMinor: number;
  storageMinor: number;
};

/** What is suggested for one class of demand, or what nobody has told that it hangs on. */
export type LevelAdvice = {
  demandClass: DemandClass;
  /** Articles that are expected to sell. */
  articles: number;
} & (
  | ({
      level: number;
      /** The ratio of costs alone asks for less or more. */
      cut: "least" | "most" | null;
      /** Articles whose cost is an assumption. */
      assumedCosts: number;
    } & UnitCosts)
  | { missing: "margin" | "storage-fee" | "unit-size" | "currency" }
);

/**
 * The probability of having enough that costs least: the last unit of stock is worth its place as long as it is likelier to
 * save the margin than what it costs to have it left over. source: the newsvendor's critical ratio, cu / (cu + co).
 */
export const criticalRatio = ({
  missedMinor,
  capitalMinor,
  storageMinor,
}: UnitCosts): number => {
  const left = capitalMinor + storageMinor;
  return missedMinor + left > 0 ? missedMinor / (missedMinor + left) : 0;
};

type AdvisedGoods = Pick<
  ReplenishmentGoods,
  "forecast" | "marginMinor" | "unitCostMinor" | "cubicFeet"
> & { isCostAssumed: boolean };

/**
 * The level at least cost for each class that has articles which are expected to sell: costs of their units weigh as they sell.
 * A suggestion alone: what is planned goes by the levels of the policy.
 */
export function cheapestLevels(
  goods: readonly AdvisedGoods[],
  day: Pick<PlanningDay, "leadTime" | "fees" | "policy">,
): LevelAdvice[] {
  return demandClasses.flatMap((demandClass) => {
    const selling = goods.filter(
      ({ forecast }) =>
        forecast.demandClass === demandClass && perDayOf(forecast, day) > 0,
    );
    return selling.length > 0 ? [adviceFor(demandClass, selling, day)] : [];
  });
}

function adviceFor(
  demandClass: DemandClass,
  goods: readonly AdvisedGoods[],
  day: Pick<PlanningDay, "leadTime" | "fees" | "policy">,
): LevelAdvice {
  const about = { demandClass, articles: goods.length };
  if (day.fees[0].isUncounted) return { ...about, missing: "currency" };
  const sums = { missedMinor: 0, capitalMinor: 0, storageMinor: 0 };
  let weights = 0;
  for (const one of goods) {
    const weight = perDayOf(one.forecast, day);
    const storage = storageOf(one, day);
    if (typeof storage === "string") return { ...about, missing: storage };
    weights += weight;
    sums.missedMinor += weight * one.marginMinor;
    sums.capitalMinor +=
      weight *
      one.unitCostMinor *
      (capitalPercentOf(day.policy) / 100) *
      (day.policy.reviewDays / daysInYear);
    sums.storageMinor += weight * storage;
  }
  if (sums.missedMinor <= 0) return { ...about, missing: "margin" };
  const costs: UnitCosts = {
    missedMinor: sums.missedMinor / weights,
    capitalMinor: sums.capitalMinor / weights,
    storageMinor: sums.storageMinor / weights,
  };
  const ratio = criticalRatio(costs);
  const { least, most } = suggestedLevels;
  return {
    ...about,
    ...costs,
    level: toHalfPercent(Math.min(most, Math.max(least, ratio))),
    cut: ratio < least ? "least" : ratio > most ? "most" : null,
    assumedCosts: goods.filter(({ isCostAssumed }) => isCostAssumed).length,
  };
}

/** As finely as levels are set. */
const toHalfPercent = (level: number): number => Math.round(level * 200) / 200;

const perDayOf = (
  forecast: AdvisedGoods["forecast"],
  day: Pick<PlanningDay, "leadTime" | "policy">,
): number =>
  expectedUnits(forecast, protectedDaysOf(day)) / protectedDaysOf(day);

/**
 * What storing the last unit takes until the next delivery: of these days those beyond the free time, if it lies there until
 * all before it are sold. Goods that are never stored beyond it pay nothing. By today's card: a level holds for longer than one
 * delivery.
 */
function storageOf(
  { forecast, cubicFeet }: AdvisedGoods,
  day: Pick<PlanningDay, "leadTime" | "fees" | "policy">,
): number | "storage-fee" | "unit-size" {
  const { leadTime, policy } = day;
  const [rateCard] = day.fees;
  if (!policy.acceptsStorageFees) return 0;
  const stocked = quantileOver(
    forecast,
    protectedDaysOf(day),
    policy.serviceLevel[forecast.demandClass],
  );
  const lies = stocked / perDayOf(forecast, day) - leadTime.p50;
  const paid = Math.min(
    policy.reviewDays,
    Math.max(0, lies - rateCard.freeStorageDays),
  );
  if (paid === 0) return 0;
  if (rateCard.storagePerCubicFootDayMinor === null) return "storage-fee";
  if (cubicFeet === null) return "unit-size";
  return paid * cubicFeet * rateCard.storagePerCubicFootDayMinor;
}
