import { demandChannels } from "#core/domain/demand/assemble-series.ts";
import { dayAfter } from "#core/kit/days.ts";
import type { PrismaClient } from "#core/store/prisma.server.ts";
import { readChannelSales } from "#core/store/records/demand.server.ts";

/** Units sold on one day, and on each channel. */
export type SoldDay = {
  day: string;
  byChannel: Record<string, number>;
  units: number;
};

/** What each of these variants sold on each of so many days, the last one the day before `origin`. */
export async function readSoldDays(
  prisma: PrismaClient,
  shopId: string,
  variantIds: string[],
  {
    origin,
    days,
    timeZone,
  }: { origin: string; days: number; timeZone: string },
): Promise<Map<string, SoldDay[]>> {
  const from = dayAfter(origin, -days);
  const sales = await readChannelSales(prisma, shopId, variantIds, {
    from,
    days,
    timeZone,
  });
  const soldBy = new Map(
    variantIds.map((variantId) => [
      variantId,
      Array.from({ length: days }, (_, index) => emptyDay(from, index)),
    ]),
  );
  for (const { variantId, channel, days: indexes, units } of sales)
    for (const [i, index] of indexes.entries()) {
      const day = soldBy.get(variantId)?.[index];
      if (!day) continue;
      day.byChannel[channel] = units[i] ?? 0;
      day.units += units[i] ?? 0;
    }
  return soldBy;
}

const emptyDay = (from: string, index: number): SoldDay => ({
  day: dayAfter(from, index),
  byChannel: Object.fromEntries(
    demandChannels.map((channel): [string, number] => [channel, 0]),
  ),
  units: 0,
});
