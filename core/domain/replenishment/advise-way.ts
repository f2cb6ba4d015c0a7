import type { GoodsForecast } from "../demand/goods-forecast.ts";
import { expectedUnits } from "../demand/quantile-over.ts";
import type { ArrivalWindow, Fee, InboundWay } from "../inbound-facts.ts";
import { type DaysToSaleByWay, onSaleAfter } from "./days-to-sale.ts";
import type { FeesAhead } from "./fees-in-shop.ts";
import {
  longestOutlookDays,
  type Supply,
  soldEachDay,
  soldWithin,
} from "./stock-outlook.ts";
import { feesIn, storageOfDay } from "./storage-fees.ts";

/** One of the goods of a delivery, and what there is of it without the delivery. */
export type AwaitedGoods = {
  forecast: Pick<GoodsForecast, "daily">;
  supply: Supply;
  /** What the delivery brings. */
  units: number;
  /** What is earned with a unit that is sold in time, in minor units. */
  marginMinor: number;
  /** The room of a unit; null where nobody has said: then no fee for storing it is made up. */
  cubicFeet: number | null;
};

/** A way and a week on offer, with what they lead to. */
export type WeighedOffer = {
  way: InboundWay;
  from: Date;
  /** When four of five such deliveries can be sold. */
  onSaleBy: Date;
  /** Margin that is expected to be missed until then, of what the delivery could have sold, in minor units. */
  missedMinor: number;
  /** What storing is expected to come to because of the delivery, until its units are sold, in minor units. */
  storageMinor: number;
};

/** Why a way and a week are advised. */
export const wayReasons = ["in-time", "least-loss", "soonest"] as const;

/** The way and the week that suit a delivery best. */
export type AdvisedWay = Pick<WeighedOffer, "way" | "from"> & {
  reason: (typeof wayReasons)[number];
};

type Offered = {
  way: InboundWay;
  windows: readonly ArrivalWindow[];
  fee: Fee | null;
};

const dayMs = 86_400_000;

/** What each way and week on offer would lead to: when its goods can be sold, what is missed until then, and what lying there costs. */
export function weighOffers(
  ways: readonly Offered[],
  known: {
    goods: readonly AwaitedGoods[];
    daysToSale: DaysToSaleByWay;
    fees: FeesAhead;
    now: Date;
  },
): WeighedOffer[] {
  const { goods, daysToSale, fees, now } = known;
  return ways.flatMap(({ way, windows }) =>
    windows.map(({ from, until }) => {
      const onSaleBy = onSaleAfter(until, daysToSale[way].p80);
      const days = Math.ceil((onSaleBy.getTime() - now.getTime()) / dayMs);
      return {
        way,
        from,
        onSaleBy,
        missedMinor: missedUntil(goods, days),
        storageMinor: storedFrom(goods, Math.max(0, days), fees),
      };
    }),
  );
}

/** Margin expected to be missed before a delivery can be sold: no more than of what it brings. */
const missedUntil = (goods: readonly AwaitedGoods[], days: number): number =>
  Math.round(
    goods.reduce((sum, { forecast, supply, units, marginMinor }) => {
      const missed =
        expectedUnits(forecast, Math.max(0, days)) -
        soldWithin(forecast, supply, Math.max(0, days));
      return sum + Math.min(units, Math.max(0, missed)) * marginMinor;
    }, 0),
  );

/**
 * What a delivery adds to what storing takes, as far as anybody looks: its units lie there from the day on which they can be
 * sold until more was sold than without them, and are paid for once their free time is over, each day by its own card.
 */
const storedFrom = (
  goods: readonly AwaitedGoods[],
  arrivesIn: number,
  fees: FeesAhead,
): number =>
  Math.round(
    goods.reduce((sum, { forecast, supply, units, cubicFeet }) => {
      if (cubicFeet === null || units === 0) return sum;
      const arrivals = [...supply.arrivals, { units, inDays: arrivesIn }];
      const without = soldEachDay(forecast, supply);
      const sold = soldEachDay(forecast, { ...supply, arrivals });
      let left = units;
      let paid = 0;
      for (let day = arrivesIn; day < longestOutlookDays && left > 0; day++) {
        left -= (sold[day] ?? 0) - (without[day] ?? 0);
        const fee = storageOfDay(feesIn(fees, day), day - arrivesIn) ?? 0;
        paid += Math.max(0, left) * fee;
      }
      return sum + paid * cubicFeet;
    }, 0),
  );

/**
 * Of the ways and weeks on offer, the cheapest whose goods can be sold in time, by placement and by what storing them takes
 * until they are sold, and of those the latest: what arrives early only fills room. Where none is in time, the one whose fees
 * and missed margin are least together; where a fee cannot be counted in the shop's currency, the one that can be sold first.
 * @param neededBy when one of the goods runs out one time in ten; null where that is far.
 * @param feeMinor a fee in minor units of the shop's currency; null where it cannot be counted in it.
 */
export function adviseWay(
  ways: readonly Offered[],
  offers: readonly WeighedOffer[],
  {
    neededBy,
    feeMinor,
  }: { neededBy: Date | null; feeMinor: (fee: Fee) => number | null },
): AdvisedWay | null {
  const feeOf = new Map(ways.map(({ way, fee }) => [way, fee]));
  const all = offers.map((offer) => {
    const fee = feeOf.get(offer.way) ?? null;
    return {
      ...offer,
      // Fees of one delivery are in one currency: they compare as they are.
      fee: fee?.minor ?? 0,
      counted: fee ? feeMinor(fee) : 0,
    };
  });
  const inTime = neededBy
    ? all.filter(({ onSaleBy }) => onSaleBy <= neededBy)
    : all;
  const reason =
    inTime.length > 0
      ? "in-time"
      : all.every(({ counted }) => counted !== null)
        ? "least-loss"
        : "soonest";
  const [best] = (reason === "in-time" ? inTime : all).toSorted(
    (one, other) => {
      const sooner = one.onSaleBy.getTime() - other.onSaleBy.getTime();
      // Where placement cannot be counted in the shop's currency storage cannot either, and is nothing here.
      const costs = (offer: typeof one) =>
        (offer.counted ?? offer.fee) + offer.storageMinor;
      if (reason === "in-time") return costs(one) - costs(other) || -sooner;
      const loss = (offer: typeof one) => costs(offer) + offer.missedMinor;
      return (
        (reason === "least-loss" ? loss(one) - loss(other) : 0) ||
        sooner ||
        one.fee - other.fee
      );
    },
  );
  return best ? { way: best.way, from: best.from, reason } : null;
}
