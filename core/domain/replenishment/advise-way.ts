import type { GoodsForecast } from "../demand/goods-forecast.ts";
import { expectedUnits } from "../demand/quantile-over.ts";
import type { ArrivalWindow, Fee, InboundWay } from "../inbound-facts.ts";
import { type DaysToSaleByWay, onSaleAfter } from "./days-to-sale.ts";
import { type Supply, soldWithin } from "./stock-outlook.ts";

/** One of the goods of a delivery, and what there is of it without the delivery. */
export type AwaitedGoods = {
  forecast: Pick<GoodsForecast, "daily">;
  supply: Supply;
  /** What the delivery brings. */
  units: number;
  /** What is earned with a unit that is sold in time, in minor units. */
  marginMinor: number;
};

/** A way and a week on offer, with what they lead to. */
export type WeighedOffer = {
  way: InboundWay;
  from: Date;
  /** When four of five such deliveries can be sold. */
  onSaleBy: Date;
  /** Margin that is expected to be missed until then, of what the delivery could have sold, in minor units. */
  missedMinor: number;
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

/** What each way and week on offer would lead to: when its goods can be sold, and what is missed until then. */
export function weighOffers(
  ways: readonly Offered[],
  known: {
    goods: readonly AwaitedGoods[];
    daysToSale: DaysToSaleByWay;
    now: Date;
  },
): WeighedOffer[] {
  const { goods, daysToSale, now } = known;
  return ways.flatMap(({ way, windows }) =>
    windows.map(({ from, until }) => {
      const onSaleBy = onSaleAfter(until, daysToSale[way].p80);
      const days = Math.ceil((onSaleBy.getTime() - now.getTime()) / dayMs);
      return { way, from, onSaleBy, missedMinor: missedUntil(goods, days) };
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
 * Of the ways and weeks on offer, the cheapest whose goods can be sold in time, and of its weeks the latest: what arrives
 * early only fills room that is paid for. Where none is in time, the one whose placement fee and missed margin are least
 * together; where a fee cannot be counted in the shop's currency, the one that can be sold first.
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
      if (reason === "in-time") return one.fee - other.fee || -sooner;
      const loss = (offer: typeof one) =>
        (offer.counted ?? 0) + offer.missedMinor;
      return (
        (reason === "least-loss" ? loss(one) - loss(other) : 0) ||
        sooner ||
        one.fee - other.fee
      );
    },
  );
  return best ? { way: best.way, from: best.from, reason } : null;
}
