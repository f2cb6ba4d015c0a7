import type { PrismaClient } from "@prisma/client";
import type { Demand, NumberLag } from "#core/domain/stock/exposure.ts";
import { type Channel, channels } from "#core/domain/stock/stock-rule.ts";
import {
  exposureRecords,
  readNumberLag,
} from "#core/store/records/exposure.server.ts";

/** What decides how much sells while a channel's number travels. */
export type Pace = {
  /** Null: no number was told in the last day. */
  lag: NumberLag | null;
  ofLate: Demand | null;
  ofDay: Demand | null;
};

const dayMs = 24 * 60 * 60_000;

/** How fast a variant sells from the stock that each channel's numbers are about, and how fast those numbers travel. */
export async function readPaces(
  prisma: PrismaClient,
  shopId: string,
  variantId: string,
  now: Date,
): Promise<Record<Channel, Pace>> {
  const { sellingPaces } = exposureRecords(prisma, shopId);
  const from = new Date(now.getTime() - dayMs);
  const read = async (channel: Channel) => {
    const [lag, paces] = await Promise.all([
      readNumberLag(prisma, shopId, channel, from),
      sellingPaces([variantId], now, channel),
    ]);
    const pace = paces.get(variantId);
    return {
      lag,
      ofLate: pace?.ofLate ?? null,
      ofDay: pace?.ofDay ?? null,
    };
  };
  const all = await Promise.all(channels.map(read));
  return Object.fromEntries(
    channels.map((channel, at) => [channel, all[at]]),
  ) as Record<Channel, Pace>;
}
