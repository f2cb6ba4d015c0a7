import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPrisma, type PrismaClient } from "#core/store/prisma.server.ts";
import { fillShop } from "../app/fill-shop.ts";
import { cloneDatabase, type TestDatabase } from "../support/database.ts";

let database: TestDatabase;
let prisma: PrismaClient;
beforeAll(async () => {
  database = await cloneDatabase();
  prisma = openPrisma(database.url);
});
afterAll(async () => {
  await prisma?.$disconnect();
  await database?.drop();
});

const ofNetwork = { kind: "network", costMinor: 358, isCostAssumed: false };
const said = { kind: "own", costMinor: 700, isCostAssumed: false };
const assumed = { kind: "own", costMinor: 500, isCostAssumed: true };
const unknown = { kind: "own", costMinor: null, isCostAssumed: false };
/** What is left where nobody knows any more what it would have cost. */
const blank = { costMinor: null, isCostAssumed: false };

async function promised(name: string, currency: string) {
  const { shopId } = await fillShop(prisma, name);
  await prisma.shop.update({ where: { id: shopId }, data: { currency } });
  await prisma.deliveryPromise.deleteMany({ where: { shopId } });
  const { id: orderId } = await prisma.order.findFirstOrThrow({
    where: { shopId },
  });
  for (const [route, taken, alternatives] of [
    ["network", ofNetwork, [said, assumed, unknown]],
    ["own:1", said, [ofNetwork, assumed, said]],
    ["own:2", assumed, []],
  ] as const)
    await prisma.deliveryPromise.create({
      data: {
        ...{ shopId, orderId, route, reason: "assigned", quantile: 0.8 },
        ...{ promised: "2026-11-25", arrival: {}, assumedShare: 0 },
        ...{ measured: 0, measuredHere: 0, madeAt: new Date(0) },
        costMinor: taken.costMinor,
        isCostAssumed: taken.isCostAssumed,
        alternatives: [...alternatives],
      },
    });
  return shopId;
}

const kept = (shopId: string) =>
  prisma.deliveryPromise.findMany({
    where: { shopId },
    orderBy: { route: "asc" },
    select: { costMinor: true, isCostAssumed: true, alternatives: true },
  });

test("20261128124000: of old promises in other currencies only what the merchant said himself is left, in dollars all of it", async () => {
  const dollars = await promised("dollars", "USD");
  const euros = await promised("euros", "EUR");
  const before = await kept(dollars);
  const migrate = () =>
    prisma.$executeRawUnsafe(
      readFileSync(
        new URL(
          "../../prisma/migrations/20261128124000_costs_of_old_promises/migration.sql",
          import.meta.url,
        ),
        "utf8",
      ),
    );
  await migrate();
  expect(await kept(dollars)).toEqual(before);
  const left = [
    {
      ...blank,
      alternatives: [said, { ...assumed, ...blank }, unknown],
    },
    {
      costMinor: 700,
      isCostAssumed: false,
      alternatives: [
        { ...ofNetwork, ...blank },
        { ...assumed, ...blank },
        said,
      ],
    },
    { ...blank, alternatives: [] },
  ];
  expect(await kept(euros)).toEqual(left);
  // Done twice it changes nothing more.
  await migrate();
  expect(await kept(euros)).toEqual(left);
});
