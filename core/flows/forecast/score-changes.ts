import { demandChannels } from "../../domain/demand/assemble-series.ts";
import { sharesOf } from "../../domain/demand/channel-split.ts";
import type { SeriesOfVariant } from "../../domain/demand/goods-forecast.ts";
import { repairStockOuts } from "../../domain/demand/repair-stock-outs.ts";
import { networkShareOf } from "../../domain/replenishment/network-share.ts";
import { dayAfter, daysBetween } from "../../kit/days.ts";
import { groupBy } from "../../kit/group-by.ts";
import type { ChangeToScore } from "../../world/inbound-records.ts";
import type { Records } from "../../world/records.ts";
import type { World } from "../../world/world.ts";
import { readSeries } from "./read-series.ts";

/** Days before the end of a change's time that tell what was usual: what was wanted of what had run out is told by them. */
const readDays = 182;

/**
 * Writes down what was wanted of the network in the time of each changed suggestion, once that time is over: what was sold,
 * and what days out of stock are reckoned to have lost, of it the share that falls to the network.
 * @param today the first day that is not known yet, YYYY-MM-DD.
 */
export async function scoreChanges(
  { clock, store }: Pick<World, "clock" | "store">,
  shopId: string,
  today: string,
): Promise<void> {
  await store.inShop(shopId, async (records) => {
    const due = await records.changesToScore(today);
    if (due.length === 0) return;
    const at = clock.now();
    const routing = await records.routing(at, today);
    for (const [until, changes] of groupBy(due, (one) => one.coversUntil)) {
      const series = await seriesBefore(records, until, changes);
      for (const change of changes) {
        const own = change.variantIds.flatMap((id) => series.get(id) ?? []);
        const { share } = networkShareOf(
          routing,
          change.goodsId,
          sharesOf(soldLately(own)),
        );
        const days = daysBetween(change.coversFrom, until);
        const wanted = own.reduce((sum, one) => sum + wantedIn(one, days), 0);
        await records.scoreChange(
          change,
          {
            wanted: Math.round(share * wanted),
            outDays: Math.max(0, ...own.map((one) => outDaysIn(one, days))),
          },
          at,
        );
      }
    }
  });
}

async function seriesBefore(
  records: Records,
  until: string,
  changes: readonly ChangeToScore[],
): Promise<Map<string, SeriesOfVariant>> {
  const { timeZone } = records.shop;
  const variants = await records.forecastVariants([
    ...new Set(changes.flatMap(({ variantIds }) => variantIds)),
  ]);
  const span = { from: dayAfter(until, -readDays), days: readDays, timeZone };
  const series = await readSeries(records, variants, [], span);
  return new Map(series.map((one) => [one.key, one]));
}

const wantedIn = (
  { units, stockedOut }: SeriesOfVariant,
  days: number,
): number =>
  (stockedOut ? repairStockOuts(units, stockedOut) : units)
    .slice(-days)
    .reduce((sum, wanted) => sum + wanted, 0);

const outDaysIn = ({ stockedOut }: SeriesOfVariant, days: number): number =>
  stockedOut?.slice(-days).filter(Boolean).length ?? 0;

/** Units that each channel sold lately, in the order of `demandChannels`. */
const soldLately = (series: readonly SeriesOfVariant[]): number[] =>
  demandChannels.map((_, at) =>
    series.reduce((sum, one) => sum + (one.recentByChannel[at] ?? 0), 0),
  );
