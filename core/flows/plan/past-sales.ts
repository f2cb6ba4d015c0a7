import {
  type PastSale,
  pastSaleOf,
  pastSalesDays,
} from "../../domain/demand/past-sales.ts";
import type { PastSalesChannel } from "../../domain/letters.ts";
import { emptyPlan } from "../../domain/plan.ts";
import { dayOf } from "../../kit/days.ts";
import type { Records } from "../../world/records.ts";
import type { ShopRef } from "../../world/storefront.ts";
import { appendLetter } from "../append-letter.ts";
import type { Planning, PlanningWorld } from "./context.ts";
import { causeOf, settle } from "./context.ts";

const dayMs = 86_400_000;

/** Has what a channel sold before be read, once: forecasts need more than what came in since. */
export async function askForPastSales(
  records: Records,
  channel: PastSalesChannel,
  at: Date,
): Promise<void> {
  await appendLetter(records, {
    letter: { kind: "import-past-sales", channel },
    deliveryId: `past-sales:${channel}`,
    source: "sweep",
    actor: null,
    at,
  });
}

/** Has Shopify's past be read once more, from the beginning: the merchant lets us see more than its last 60 days. */
export async function askForOlderSales(
  records: Records,
  at: Date,
): Promise<void> {
  await appendLetter(records, {
    letter: { kind: "import-past-sales", channel: "storefront", anew: true },
    deliveryId: "past-sales:storefront:all-orders",
    source: "sweep",
    actor: null,
    at,
  });
}

/**
 * Reads what a channel sold within two years, for forecasts alone: nothing is planned for it, and orders that are known
 * otherwise are left to themselves. Where it broke off it goes on behind what was read; then demand is forecast anew.
 */
export async function importPastSales(
  planning: Planning,
  letters: { channel: PastSalesChannel; anew?: true }[],
): Promise<void> {
  const { world, shop } = planning;
  const now = world.clock.now();
  const first = new Date(now.getTime() - pastSalesDays * dayMs);
  for (const channel of new Set(letters.map((letter) => letter.channel))) {
    const isAnew = letters.some(
      (letter) => letter.channel === channel && letter.anew,
    );
    const reached = isAnew
      ? null
      : await world.store.inShop(shop.shopId, (records) =>
          records.pastSalesUntil(channel),
        );
    for await (const sales of read(world, shop, channel, reached ?? first))
      await world.store.inShop(shop.shopId, (records) =>
        records.learnPastSales(channel, sales),
      );
  }
  await settle(planning, async (records) => {
    const sales = await records.countPastSales();
    await records.forgetForecast(
      dayOf(causeOf(planning).at, records.shop.timeZone),
    );
    return {
      ...emptyPlan(),
      notes: [`${sales} sales of the time before are known.`],
    };
  });
  await world.bell.ring("shop.forecast", shop.shopId);
}

function read(
  { storefront, marketplace }: PlanningWorld,
  shop: ShopRef,
  channel: PastSalesChannel,
  placedSince: Date,
): AsyncGenerator<PastSale[]> {
  return channel === "storefront"
    ? storefront.listPastSales(shop, { placedSince })
    : wanted(marketplace.listPlaced(shop, { placedSince }));
}

async function* wanted(
  pages: ReturnType<PlanningWorld["marketplace"]["listPlaced"]>,
): AsyncGenerator<PastSale[]> {
  for await (const orders of pages)
    yield orders.flatMap((order) => pastSaleOf(order) ?? []);
}
