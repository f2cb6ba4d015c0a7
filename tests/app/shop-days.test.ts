import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readPlayedPast } from "#app/queries/played-past.server.ts";
import { readReplenishment } from "#app/queries/replenishment.server.ts";
import { dayAfter, dayOf } from "#core/kit/days.ts";
import { openPrisma, type PrismaClient } from "#core/store/prisma.server.ts";
import { readChannelSales } from "#core/store/records/demand.server.ts";
import { anyMoment, anyTimeZone } from "../support/any-moment.ts";
import { cloneDatabase, type TestDatabase } from "../support/database.ts";
import { expectDemand } from "../support/expect-demand.ts";
import { fillShop } from "./fill-shop.ts";

const now = new Date("2026-11-20T12:00:00Z");
let database: TestDatabase;
let prisma: PrismaClient;
let shop: Awaited<ReturnType<typeof fillShop>>;

beforeAll(async () => {
  database = await cloneDatabase();
  prisma = openPrisma(database.url);
  shop = await fillShop(prisma, "ours");
  await expectDemand(prisma, shop.shopId, 2, now);
});
afterAll(async () => {
  await prisma?.$disconnect();
  await database?.drop();
});

const inZone = (timeZone: string) =>
  prisma.shop.update({ where: { id: shop.shopId }, data: { timeZone } });

test("today on Replenishment is the shop's own day", async () => {
  await fc.assert(
    fc.asyncProperty(anyTimeZone, anyMoment, async (timeZone, moment) => {
      await inZone(timeZone);
      const { today } = await readReplenishment(prisma, shop.shopId, moment);
      expect(today).toBe(dayOf(moment, timeZone));
    }),
    { numRuns: 25 },
  );
});

test("[T1] what was sold counts on the shop's own day, of 23 and 25 hours as well", async () => {
  const { shopId } = shop;
  const { id } = await prisma.order.findFirstOrThrow({ where: { shopId } });
  const { variantId } = await prisma.orderLine.findFirstOrThrow({
    where: { orderId: id },
  });
  if (!variantId) throw new Error("the order has no variant");
  await fc.assert(
    fc.asyncProperty(anyTimeZone, anyMoment, async (timeZone, placedAt) => {
      await prisma.order.update({ where: { id }, data: { placedAt } });
      const today = dayOf(placedAt, timeZone);
      const soldFrom = async (from: string, days: number) => {
        const rows = await prisma.$transaction((tx) =>
          readChannelSales(tx, shopId, [variantId], { from, days, timeZone }),
        );
        return rows.flatMap((row) => row.days);
      };
      expect(await soldFrom(dayAfter(today, -3), 7)).toEqual([3]);
      // The first and the last day of a span are whole, and no other is in it.
      expect(await soldFrom(today, 1)).toEqual([0]);
      expect(await soldFrom(dayAfter(today, 1), 5)).toEqual([]);
      expect(await soldFrom(dayAfter(today, -5), 5)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test("what the network ships is a share of the units that TikTok Shop's buyers wanted, as what it can ship is", async () => {
  const { shopId } = shop;
  const measured = async () =>
    (await readPlayedPast(prisma, shopId, now)).penetration;
  const before = await measured();
  const buy = (
    fulfilledBy: string,
    quantities: number[],
    { line = {}, ...order }: Record<string, unknown> = {},
  ) => {
    const name = `${fulfilledBy} ${quantities} ${JSON.stringify(order)} ${JSON.stringify(line)}`;
    return prisma.order.create({
      data: {
        ...{ shopId, channel: "marketplace", externalId: name, name },
        ...{ state: "shipped", channelState: "SHIPPED", fulfilledBy },
        ...{ currency: "USD", totalMinor: 1000, sourceUpdatedAt: now },
        placedAt: new Date(now.getTime() - 3 * 86_400_000),
        ...order,
        lines: {
          create: quantities.map((quantity, at) => ({
            ...{ shopId, externalId: `${at}`, title: "Mug", quantity },
            unitPriceMinor: 1000,
            ...(line as object),
          })),
        },
      },
    });
  };
  // As TikTok Shop writes them, a line a unit: one order of three from the network, two of one from the merchant.
  await buy("network", [1, 1, 1]);
  await buy("merchant", [1]);
  await buy("merchant", [1], { channelState: "DELIVERED" });
  // None of these is somebody's wish, of TikTok Shop's, or of these weeks.
  await buy("network", [1], { cancelledAt: now });
  await buy("network", [1], { line: { isCancelled: true } });
  await buy("network", [1], { line: { isGift: true } });
  await buy("network", [1], { nature: "sample" });
  await buy("network", [1], { channel: "storefront" });
  await buy("network", [1], {
    placedAt: new Date(now.getTime() - 29 * 86_400_000),
  });
  expect(await measured()).toEqual({
    units: before.units + 5,
    byNetwork: before.byNetwork + 3,
  });
});
