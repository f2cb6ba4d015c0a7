import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { readReplenishment } from "#app/queries/replenishment.server.ts";
import { openPrisma, type PrismaClient } from "#core/store/prisma.server.ts";
import { standingMatters } from "#core/store/records/standing-matters.server.ts";
import { cloneDatabase, type TestDatabase } from "../support/database.ts";
import { expectDemand } from "../support/expect-demand.ts";
import { fillShop } from "./fill-shop.ts";

const now = new Date("2026-11-20T12:00:00Z");
let database: TestDatabase;
let prisma: PrismaClient;
let shopId: string;

beforeAll(async () => {
  database = await cloneDatabase();
  prisma = openPrisma(database.url);
  shopId = (await fillShop(prisma, "ours")).shopId;
  await expectDemand(prisma, (await fillShop(prisma, "other")).shopId, 50, now);
});
afterAll(async () => {
  await prisma?.$disconnect();
  await database?.drop();
});
beforeEach(() =>
  prisma.replenishmentDismissal.deleteMany({ where: { shopId } }),
);

async function lies(available: number, inTransit: number) {
  const pool = await prisma.pool.findFirstOrThrow({
    where: { shopId, kind: "network" },
  });
  await prisma.stockLevel.updateMany({
    where: { shopId, poolId: pool.id },
    data: { available, inTransit },
  });
}
const told = async () =>
  (await standingMatters(prisma, shopId, now)).filter(
    ({ kind }) => kind === "restock",
  );
const sendBy = async () =>
  (await readReplenishment(prisma, shopId, now)).suggestions[0]?.sendBy ?? null;

test("[T1] goods are told of when Replenishment's last day to send is near, and only then", async () => {
  await expectDemand(prisma, shopId, 2, now);
  const seen: [string | null, number][] = [];
  for (const [available, coming] of [
    [7, 0],
    [7, 40],
    [24, 0],
    [60, 0],
    [400, 0],
  ] as const) {
    await lies(available, coming);
    const day = await sendBy();
    const matters = await told();
    const isNear = day !== null && day <= "2026-11-23";
    expect(matters.length, `${available} and ${coming} coming`).toBe(
      isNear ? 1 : 0,
    );
    seen.push([day, matters.length]);
  }
  // Both ways of ending were seen: goods that run out before what is on its way is there, and goods that last.
  expect(seen.map(([, count]) => count)).toEqual([1, 1, 1, 0, 0]);
});

test("what a person has said no to is not told", async () => {
  await expectDemand(prisma, shopId, 2, now);
  await lies(7, 0);
  const [{ key, facts } = { key: "", facts: {} }] = await told();
  expect(facts.days).toBe(3);
  await prisma.replenishmentDismissal.create({
    data: {
      shopId,
      goodsId: key.split(":")[1] ?? "",
      reason: "Sold off.",
      actor: "merchant:1",
      dismissedAt: now,
      until: new Date(now.getTime() + 86_400_000),
    },
  });
  expect(await told()).toEqual([]);
});
