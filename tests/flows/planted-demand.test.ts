import { expect, test } from "vitest";
import { readVariantForecast } from "#app/queries/demand-forecast.server.ts";
import { channelForecasts } from "#core/domain/demand/channel-forecast.ts";
import {
  expectedUnits,
  quantileOver,
} from "#core/domain/demand/quantile-over.ts";
import { buyersHome } from "../stories/main-job/cast.ts";
import { openSmallTown, type SmallTown } from "../support/open-small-town.ts";
import { choose } from "./trials/catalog.ts";

const dayMs = 86_400_000;
const sku = "MUG-NVY-12";
/** Units a day of a week: three on the average, all in the storefront. */
const week = [3, 2, 4, 3, 3, 1, 5];
/** With the week without stock as long as goods take to be new no more. */
const weeks = 11;
const month = 28;

const letDaysPass = async (town: SmallTown, days: number) => {
  await town.control.advance(days * dayMs);
  town.wait(days * dayMs);
};
const stockInShopify = (town: SmallTown, available: number) =>
  town.ask("POST", `/shopify/${town.handle}/stock`, { sku, available });

/** A day in the store; once a week somebody buys ten times as much, and changes his mind the same day. */
async function sellForADay(town: SmallTown, quantity: number, day: number) {
  const buy = (units: number) =>
    town.control.buyOnShopify([{ sku, quantity: units }], buyersHome, false);
  const { id } = await buy(quantity);
  await town.control.shipFromShopify(id, {
    trackingNumber: `1Z999AA1${10_000_000 + day}`,
    company: "UPS",
  });
  if (day % week.length === 0)
    await town.control.cancelInShopify((await buy(30)).id);
  await letDaysPass(town, 1);
}

/** Somebody types a code for the whole order. */
const buyWithCode = (town: SmallTown) =>
  town.ask("POST", `/shopify/${town.handle}/orders`, {
    lines: [{ sku, quantity: 1 }],
    discount: { code: "HARBOR20", percentage: 20 },
  });

/** Nothing is left to sell: neither in the merchant's own warehouse nor in the centres. */
async function sellOut(town: SmallTown) {
  await stockInShopify(town, 0);
  const { goods } = await town.control.network();
  for (const one of goods as unknown as {
    id: string;
    referenceCode: string;
    stock: { centreId: string; available: number }[];
  }[])
    if (one.referenceCode === sku)
      for (const { centreId, available } of one.stock)
        await town.ask("POST", "/fbt/stock", {
          type: "DISPOSAL",
          goodsId: one.id,
          centreId,
          quantity: available,
        });
}

test("J1 orders of the time before become a forecast near what they were planted with: cancelled ones netted, days without stock not taken for days without demand", async () => {
  await using town = await openSmallTown();
  await stockInShopify(town, 2_000);
  for (let day = 0; day < weeks * week.length; day++)
    await sellForADay(town, week[day % week.length] ?? 0, day);

  await town.connect();
  await choose(town, sku);
  await buyWithCode(town);
  await town.settle();
  // Its unit is priced as ever, and was paid at a fifth less: so a discount is seen.
  const coded = await town.prisma.orderLine.findFirstOrThrow({
    where: { sku },
  });
  expect(coded.paidUnitMinor).toBe(Math.round(coded.unitPriceMinor * 0.8));
  await sellOut(town);
  await town.settle();
  await town.run("shop.reconcile", { shopId: town.shopId });
  await town.settle();
  await letDaysPass(town, week.length);
  await town.run("shop.forecast", { shopId: town.shopId });

  const { id } = await town.prisma.variant.findFirstOrThrow({ where: { sku } });
  const made = await readVariantForecast(town.prisma, town.shopId, id);
  if (!made) throw new Error("there is no forecast");
  const { forecast } = made;
  const planted = 3 * month;
  const expected = expectedUnits(forecast, month);
  expect(expected).toBeGreaterThan(planted * 0.9);
  expect(expected).toBeLessThan(planted * 1.1);
  expect(quantileOver(forecast, month, 0.1)).toBeLessThan(planted);
  expect(quantileOver(forecast, month, 0.95)).toBeGreaterThan(planted);
  expect(forecast).toMatchObject({
    basis: "own",
    leftOut: [{ kind: "stock-outs", days: week.length }],
  });
  const [storefront, marketplace] = channelForecasts(forecast);
  expect(expectedUnits(storefront ?? forecast, month)).toBeCloseTo(expected);
  expect(quantileOver(marketplace ?? forecast, month, 0.95)).toBe(0);
});
