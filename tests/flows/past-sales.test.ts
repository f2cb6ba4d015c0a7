import { expect, test } from "vitest";
import { readKnownSince } from "#app/queries/known-since.server.ts";
import { allOrdersScope } from "#core/domain/demand/known-since.ts";
import {
  askForOlderSales,
  askForPastSales,
} from "#core/flows/plan/past-sales.ts";
import { dayAfter, dayOf } from "#core/kit/days.ts";
import { buyersHome } from "../stories/main-job/cast.ts";
import { openSmallTown } from "../support/open-small-town.ts";

const dayMs = 86_400_000;

test("J1 E1 what both channels sold before the shop came to Quayside counts for its forecasts, once, and for nothing else", async () => {
  await using town = await openSmallTown();
  const letTimePass = async (days: number) => {
    await town.control.advance(days * dayMs);
    town.wait(days * dayMs);
  };
  const products = (await town.control.tiktok()).products;
  const sku = products
    .flatMap(({ skus }) => skus)
    .find(({ sellerSku }) => sellerSku === "MUG-NVY-12");
  await town.control.buyOnTikTok(
    [{ skuId: sku?.id ?? "", quantity: 3 }],
    "BY_TIKTOK",
  );
  const { id: mistaken } = await town.control.buyOnShopify(
    [{ sku: "MUG-NVY-12", quantity: 9 }],
    buyersHome,
    false,
  );
  await town.control.cancelInShopify(mistaken);
  for (const quantity of [2, 1]) {
    const { id } = await town.control.buyOnShopify(
      [{ sku: "MUG-NVY-12", quantity }],
      buyersHome,
      false,
    );
    await town.control.shipFromShopify(id, {
      trackingNumber: `1Z999AA1012345678${quantity}`,
      company: "UPS",
    });
  }
  const { id: regretted } = await town.control.buyOnShopify(
    [{ sku: "MUG-NVY-12", quantity: 7 }],
    buyersHome,
    false,
  );
  const { id: lessened } = await town.control.buyOnShopify(
    [{ sku: "MUG-NVY-12", quantity: 5 }],
    buyersHome,
    false,
  );
  await letTimePass(2);
  // Days later, as a whole or in part: what was cancelled is nobody's wish.
  await town.control.cancelInShopify(regretted);
  await town.ask(
    "POST",
    `/shopify/${town.handle}/orders/${lessened.split("/").at(-1)}/edit`,
    { sku: "MUG-NVY-12", quantity: 1 },
  );
  await town.control.shipFromShopify(lessened, {
    trackingNumber: "1Z999AA10123456785",
    company: "UPS",
  });
  await letTimePass(2);
  await town.connect();
  await town.settle();

  const variant = await town.prisma.variant.findFirstOrThrow({
    where: { sku: "MUG-NVY-12" },
  });
  const today = dayOf(town.world.clock.now());
  const sold = async () => {
    const sales = await town.world.store.inShop(town.shopId, (records) =>
      records.channelSales([variant.id], {
        from: dayAfter(today, -30),
        days: 31,
        timeZone: "UTC",
      }),
    );
    return sales.map(({ channel, units, orders }) => ({
      channel,
      units: units.reduce((sum, one) => sum + one, 0),
      orders: orders.reduce((sum, one) => sum + one, 0),
    }));
  };
  const told = [
    { channel: "marketplace", units: 3, orders: 1 },
    { channel: "storefront", units: 4, orders: 3 },
  ];
  expect(await sold()).toEqual(told);
  expect(await town.prisma.order.count()).toBe(0);
  expect(await town.prisma.pastSale.count()).toBe(4);
  expect(await town.prisma.conflict.count()).toBe(0);

  // Decision 030: what Shopify does not show is said, until it is shown or has passed.
  const shopify = { shopId_kind: { shopId: town.shopId, kind: "shopify" } };
  const { firstConnectedAt, scopes } =
    await town.prisma.connection.findUniqueOrThrow({ where: shopify });
  const knownSince = (weeks = 0) =>
    readKnownSince(
      town.prisma,
      town.shopId,
      new Date(firstConnectedAt.getTime() + weeks * 7 * dayMs),
    );
  const { timeZone } = await town.prisma.shop.findUniqueOrThrow({
    where: { id: town.shopId },
  });
  expect(await knownSince()).toBe(
    dayAfter(dayOf(firstConnectedAt, timeZone), -60),
  );
  expect(await knownSince(51)).not.toBeNull();
  expect(await knownSince(52)).toBeNull();
  const grant = (granted: string[]) =>
    town.prisma.connection.update({
      where: shopify,
      data: { scopes: granted },
    });
  await grant([...scopes, allOrdersScope]);
  expect(await knownSince()).toBeNull();
  await grant(scopes);

  const forecast = async () => {
    await town.run("shop.forecast", { shopId: town.shopId });
    return town.prisma.forecastRun.findMany({ select: { id: true } });
  };
  const before = await forecast();
  expect(await forecast()).toEqual(before);

  // A shop that is read again learns nothing twice, nor does an order that changes since.
  const { orders } = await town.control.shopify();
  const shipped = orders.find(({ cancelledAt }) => cancelledAt === null);
  await town.nextSecond();
  await town.ask(
    "POST",
    `/shopify/${town.handle}/orders/${shipped?.id.split("/").at(-1)}/address`,
    { address1: "9 New Quay" },
  );
  await town.run("shop.reconcile", { shopId: town.shopId });
  await town.settle();
  await town.prisma.journalEntry.deleteMany({
    where: { deliveryId: { startsWith: "past-sales:" } },
  });
  await town.world.store.inShop(town.shopId, async (records) => {
    for (const channel of ["storefront", "marketplace"] as const)
      await askForPastSales(records, channel, town.world.clock.now());
  });
  await town.run("shop.import", { shopId: town.shopId });
  await town.settle();
  expect(await town.prisma.order.count()).toBe(1);
  expect(await town.prisma.pastSale.count()).toBe(3);
  expect(await sold()).toEqual(told);

  // What was forecast without them is forecast anew.
  expect(await forecast()).not.toEqual(before);

  // Once all orders may be read, what lies before the part that was read is read too.
  const mug = await town.prisma.pastSale.findFirstOrThrow({
    where: { channel: "storefront" },
  });
  await town.prisma.pastSale.update({
    where: { id: mug.id },
    data: { orderExternalId: "a later one", placedAt: town.world.clock.now() },
  });
  const olderSales = () =>
    town.prisma.pastSale.count({
      where: { orderExternalId: mug.orderExternalId },
    });
  await town.world.store.inShop(town.shopId, (records) =>
    askForOlderSales(records, town.world.clock.now()),
  );
  await town.run("shop.import", { shopId: town.shopId });
  await town.settle();
  expect(await olderSales()).toBe(1);
});
