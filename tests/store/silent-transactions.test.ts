import { afterAll, beforeAll, expect, test } from "vitest";
import { openPrisma } from "#core/store/prisma.server.ts";
import { fillShop } from "../app/fill-shop.ts";
import { cloneDatabase, type TestDatabase } from "../support/database.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

test("E2 a worker that stands still inside a transaction keeps its rows from nobody, commits nothing later, and its pool lives on", async () => {
  const successor = openPrisma(database.url);
  const { shopId } = await fillShop(successor, "north");
  const sleeper = openPrisma(database.url, 1_500);
  const called = (name: string) => ({
    where: { id: shopId },
    data: { name },
  });
  let wake = () => {};
  const woken = new Promise<void>((resolve) => {
    wake = resolve;
  });
  let hold = () => {};
  const held = new Promise<void>((resolve) => {
    hold = resolve;
  });
  const slept = sleeper.$transaction(
    async (tx) => {
      await tx.shop.update(called("the sleeper's"));
      hold();
      await woken;
    },
    { timeout: 60_000 },
  );
  slept.catch(() => undefined);
  await Promise.race([held, slept]);

  await successor.shop.update(called("the successor's"));
  wake();

  await expect(slept).rejects.toThrow();
  const { name } = await sleeper.shop.findUniqueOrThrow({
    where: { id: shopId },
  });
  expect(name).toBe("the successor's");
  // A connection that was not given back would keep it open for ever.
  await sleeper.$disconnect();
  await successor.$disconnect();
});
