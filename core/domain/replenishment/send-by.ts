import type { GoodsForecast } from "../demand/goods-forecast.ts";
import {
  type ArrivalWeek,
  type ComingWeek,
  weekToMake,
} from "./arrival-week.ts";
import { type DaysToSaleByWay, transitDaysOf } from "./days-to-sale.ts";
import type { LeadTime } from "./lead-time.ts";
import { dayOfStockOut, type Supply } from "./stock-outlook.ts";

const dayMs = 86_400_000;

/** Until when goods have to be sent, and the week that they have to arrive in by then. */
export type SendBy = {
  /** Days from now; 0: at once. */
  inDays: number;
  /** Null where the network takes them in no week of a plan that is made now. */
  week: ArrivalWeek | null;
};

/** What sending takes, and the weeks that there are. */
export type WaysToSend = {
  now: Date;
  leadTime: Pick<LeadTime, "p80">;
  daysToSale: DaysToSaleByWay;
  weeks: readonly ComingWeek[];
};

/**
 * When goods have to be sent at the latest, as not to run out one time in ten before four of five deliveries can be sold: and
 * early enough for the week in which they have to arrive. They are taken to go straight to the centres: which way is best is
 * weighed once the network offers its ways. Null where that is farther than anybody looks.
 */
export function sendByOf(
  demand: Pick<GoodsForecast, "windows">,
  supply: Supply,
  melts: boolean,
  { now, leadTime, daysToSale, weeks }: WaysToSend,
): SendBy | null {
  const outAt = dayOfStockOut(demand, supply, 0.1);
  if (outAt === null) return null;
  const transitDays = transitDaysOf(leadTime, daysToSale, "direct");
  const week = weekToMake(weeks, {
    neededBy: new Date(now.getTime() + outAt * dayMs),
    ...{ melts, transitDays, now },
    daysToSale: daysToSale.direct.p80,
  });
  const untilWeek = week
    ? Math.floor((week.until.getTime() - now.getTime()) / dayMs) - transitDays
    : Number.POSITIVE_INFINITY;
  return {
    inDays: Math.max(0, Math.min(outAt - leadTime.p80, untilWeek)),
    week,
  };
}
