import type { GoodsForecast } from "../demand/goods-forecast.ts";
import type { LeadTime } from "./lead-time.ts";
import { dayOfStockOut, type Supply } from "./stock-outlook.ts";

/**
 * Days from now on which goods have to be sent at the latest, as not to run out one time in ten before four of five
 * deliveries are there; null where that is farther than anybody looks.
 */
export function daysLeftToSend(
  demand: Pick<GoodsForecast, "windows">,
  supply: Supply,
  leadTime: LeadTime,
): number | null {
  const outAt = dayOfStockOut(demand, supply, 0.1);
  return outAt === null ? null : Math.max(0, outAt - leadTime.p80);
}
