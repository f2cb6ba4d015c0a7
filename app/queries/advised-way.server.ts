import type { PrismaClient } from "@prisma/client";
import {
  type AdvisedWay,
  adviseWay,
  type WeighedOffer,
  weighOffers,
} from "#core/domain/replenishment/advise-way.ts";
import type { DaysToSaleByWay } from "#core/domain/replenishment/days-to-sale.ts";
import {
  feeInShop,
  feesAhead,
} from "#core/domain/replenishment/fees-in-shop.ts";
import { readPolicies } from "#core/store/records/policies.server.ts";
import type { DeliveryPage } from "./delivery.server.ts";
import type { JudgedWay } from "./judged-ways.server.ts";
import { readReplenishment } from "./replenishment.server.ts";

const dayMs = 86_400_000;

/** What each way and week on offer leads to, and which of them suits a delivery best. */
export type DeliveryAdvice = {
  advised: AdvisedWay | null;
  offers: WeighedOffer[];
  daysToSale: DaysToSaleByWay;
  /** What the missed margin is counted in. */
  currency: string;
  /** When one of the goods has run out one time in ten if the delivery is not there; null where that is far. */
  neededBy: Date | null;
};

/** Weighs the ways and weeks that the network's rules allow: by fees, by days to sale, and by what is missed until then. */
export async function adviseDelivery(
  prisma: PrismaClient,
  shopId: string,
  { planId, lines }: Pick<DeliveryPage, "planId" | "lines">,
  ways: readonly JudgedWay[],
  now: Date,
): Promise<DeliveryAdvice> {
  const {
    suggestions,
    currency,
    daysToSale,
    minorPerCent: perCent,
    today,
  } = await readReplenishment(
    prisma,
    shopId,
    now,
    lines.map(({ goodsId }) => goodsId),
    null,
    planId,
  );
  const fees = feesAhead(await readPolicies(prisma, shopId), currency, today);
  if (!fees) throw new Error(`no fee card on ${today}`);
  const open = ways.map(({ windows, ...way }) => ({
    ...way,
    windows: windows.filter(({ fault }) => fault === null),
  }));
  const unitsOf = new Map(lines.map(({ goodsId, units }) => [goodsId, units]));
  const offers = weighOffers(open, {
    goods: suggestions.map(
      ({ goodsId, network, available, arrivals, marginMinor, cubicFeet }) => ({
        forecast: network.forecast,
        supply: { available, arrivals },
        units: unitsOf.get(goodsId) ?? 0,
        marginMinor,
        cubicFeet,
      }),
    ),
    daysToSale,
    fees,
    now,
  });
  const days = suggestions.flatMap(({ line: { outAt } }) => outAt.p10 ?? []);
  const neededBy =
    days.length > 0
      ? new Date(now.getTime() + Math.min(...days) * dayMs)
      : null;
  return {
    advised: adviseWay(open, offers, {
      neededBy,
      feeMinor: (fee) => feeInShop(fee, currency, perCent),
    }),
    offers,
    daysToSale,
    currency,
    neededBy,
  };
}
