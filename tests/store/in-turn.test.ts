import { afterAll, beforeAll, expect, test } from "vitest";
import { openPrisma, type PrismaClient } from "#core/store/prisma.server.ts";
import { fillShop } from "../app/fill-shop.ts";
import { cloneDatabase, type TestDatabase } from "../support/database.ts";

let database: TestDatabase;
let prisma: PrismaClient;
const warnings: string[] = [];
const note = (warning: Error) => void warnings.push(warning.message);

beforeAll(async () => {
  process.on("warning", note);
  database = await cloneDatabase();
  prisma = openPrisma(database.url);
});
afterAll(async () => {
  process.off("warning", note);
  await prisma.$disconnect();
  await database.drop();
});

test("an order is read with all its relations in one transaction, one query after another", async () => {
  const { orderId } = await fillShop(prisma, "north");
  const order = await prisma.$transaction((tx) =>
    tx.order.findUnique({
      where: { id: orderId },
      include: { lines: true, requests: true, shipments: true },
    }),
  );
  expect(order?.lines).toHaveLength(1);
  expect(order?.requests).toHaveLength(1);
  expect(order?.shipments).toHaveLength(1);
  // Warnings are told after the turn in which they arise.
  await new Promise((resolve) => setImmediate(resolve));
  expect(warnings).toEqual([]);
});

test("a refused query keeps nobody waiting: the transaction ends and the next one works", async () => {
  const divide = prisma.$transaction((tx) =>
    Promise.all([tx.$queryRaw`SELECT 1 / 0`, tx.$queryRaw`SELECT 1`]),
  );
  await expect(divide).rejects.toThrow(/division by zero/);
  expect(await prisma.$transaction((tx) => tx.shop.count())).toBe(1);
});
