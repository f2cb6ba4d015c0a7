import { afterAll, beforeAll, expect, test } from "vitest";
import { readChangesScored } from "#app/queries/changes-scored.server.ts";
import { scoreChanges } from "#core/flows/forecast/score-changes.ts";
import { doReplenishment } from "#core/flows/replenish.ts";
import { dayAfter } from "#core/kit/days.ts";
import type { ShopId } from "#core/kit/ids.ts";
import { openWorld, withoutBell } from "../app/support.ts";

const dayMs = 86_400_000;
const accepted = "2026-10-20";
const midnight = Date.parse(`${accepted}T00:00:00Z`);
const coversDays = 19;
let opened: Awaited<ReturnType<typeof openWorld>>;
let shopId: string;
const goods = new Map<string, string>();
const prisma = () => opened.world.prisma;

/** Two a day are sold of each and shipped by the network; the second has run out ten days before the end. */
beforeAll(async () => {
  opened = await openWorld();
  ({ id: shopId } = await prisma().shop.create({
    data: {
      ...{ domain: "quay.myshopify.com", name: "Quay", currency: "USD" },
      installedAt: new Date("2025-01-01"),
    },
  }));
  const product = await prisma().product.create({
    data: {
      ...{ shopId, externalId: "p", title: "Mug", handle: "mug" },
      ...{ status: "ACTIVE", vendor: "Quay", productType: "Mugs" },
      sourceUpdatedAt: new Date(midnight),
    },
  });
  for (const [position, sku] of ["steady", "ran-out"].entries()) {
    const { id: variantId } = await prisma().variant.create({
      data: {
        ...{ shopId, productId: product.id, externalId: sku, sku, title: sku },
        ...{ inventoryItemId: sku, priceMinor: 1000, position },
      },
    });
    const { id: goodsId } = await prisma().fbtGoods.create({
      data: { shopId, externalId: sku, name: sku },
    });
    await prisma().goodsLink.create({
      data: { shopId, variantId, goodsId, entryId: variantId, reason: "sku" },
    });
    goods.set(sku, goodsId);
    const lastDay = sku === "ran-out" ? coversDays - 10 : coversDays + 5;
    for (let day = -100; day < lastDay; day++)
      // What is wanted once the time is over is no part of it.
      await sell(variantId, day, day >= coversDays ? 90 : 2);
    if (sku === "ran-out") {
      await told(variantId, -100, 500);
      await told(variantId, coversDays - 10, 0);
    }
  }
}, 60_000);
afterAll(() => opened.close());

async function sell(variantId: string, day: number, quantity: number) {
  const name = `${variantId} ${day}`;
  await prisma().order.create({
    data: {
      ...{ shopId, channel: "marketplace", externalId: name, name },
      ...{ state: "shipped", channelState: "SHIPPED", fulfilledBy: "network" },
      ...{ currency: "USD", totalMinor: 1000 },
      placedAt: new Date(midnight + day * dayMs + dayMs / 2),
      sourceUpdatedAt: new Date(midnight),
      lines: {
        create: {
          ...{ shopId, externalId: "1", variantId, title: "", quantity },
          unitPriceMinor: 1000,
        },
      },
    },
  });
}

const told = (variantId: string, day: number, quantity: number) =>
  prisma().toldNumber.create({
    data: {
      ...{ shopId, channel: "marketplace", kind: "told", quantity },
      ...{ variantId, itemId: variantId, entryId: variantId, placeId: "w" },
      at: new Date(midnight + day * dayMs + 1),
    },
  });

/** So many are sent instead of 30, where ten were there. */
async function accept(
  units: Record<string, number>,
  state: "confirmed" | "dropped",
) {
  const said = Object.entries(units).map(([sku, units]) => ({
    goodsId: goods.get(sku) ?? "",
    ...{ suggested: 30, units },
  }));
  const at = new Date(midnight + dayMs / 2);
  const answer = await doReplenishment(
    { ...withoutBell(opened.world), clock: { now: () => at } },
    shopId as ShopId,
    {
      ...{ deed: "accept", actor: "merchant:1", seen: state },
      lines: said.map((one) => ({
        ...one,
        ...{ goodsExternalId: one.goodsId, name: "", cartons: 1 },
      })),
      changes: said.map((one) => ({ ...one, position: 10, coversDays })),
    },
  );
  if (answer.outcome !== "done") throw new Error(answer.outcome);
  await prisma().inboundPlan.update({
    where: { id: answer.planId ?? "" },
    data: { state },
  });
}

test("issue 6 §4: a change is scored once its time is over, by what was wanted in it and nothing later, and as an estimate where it had run out", async () => {
  await accept({ steady: 20, "ran-out": 0 }, "confirmed");
  await accept({ steady: 5, "ran-out": 5 }, "dropped");
  const scoredOn = async (day: string) => {
    const now = new Date(`${day}T10:00:00Z`);
    await scoreChanges(
      { store: opened.world.store, clock: { now: () => now } },
      shopId,
      day,
    );
    return readChangesScored(prisma(), shopId, now);
  };
  expect(await scoredOn(dayAfter(accepted, coversDays - 1))).toMatchObject({
    ...{ changes: 0, waiting: 2 },
  });
  const score = await scoredOn(dayAfter(accepted, coversDays));
  const known = await prisma().suggestionChange.findMany({
    where: { shopId, scoredAt: { not: null } },
    orderBy: { units: "desc" },
  });
  expect(known).toMatchObject([
    { units: 20, wanted: 2 * coversDays, outDays: 0 },
    { units: 0, outDays: 10 },
  ]);
  // Eighteen were sold before it ran out; two a day are reckoned to have been lost since.
  expect(known[1]?.wanted).toBeGreaterThan(30);
  expect(known[1]?.wanted).toBeLessThan(42);
  expect(score).toMatchObject({
    ...{ changes: 2, nearer: 0, farther: 2, estimated: 1, waiting: 0 },
    short: { avoided: 0 },
  });
  // What was found out stays as it is.
  await scoredOn(dayAfter(accepted, coversDays + 9));
  expect(
    await prisma().suggestionChange.findMany({
      where: { shopId, scoredAt: { not: null } },
      orderBy: { units: "desc" },
    }),
  ).toEqual(known);
});
