import { afterAll, beforeAll, expect, test } from "vitest";
import { openConnectedTown } from "../support/keep-town.ts";
import type { SmallTown } from "../support/open-small-town.ts";

let town: SmallTown;
beforeAll(async () => {
  town = await openConnectedTown();
  // Our clock has leapt over waits: the platforms' is the same again, and some time has passed since they were connected.
  town.wait(10 * 60_000);
  await town.control.advance(town.ahead());
});
afterAll(() => town[Symbol.asyncDispose]());

test("S2 a sale whose webhooks were lost counts in the delay of numbers from the moment it happened in Shopify", async () => {
  const { world, prisma, shopId } = town;
  const since = world.clock.now();
  const lag = () =>
    world.store.inShop(shopId, (records) =>
      records.numberLag("marketplace", since),
    );
  await town.run("shop.reconcile", { shopId });
  await town.settle();
  const { of = 0 } = (await lag()) ?? {};
  // Platforms stamp with whole seconds: one that began before the measuring would not count.
  await town.nextSecond();
  await town.control.weather({ loseOneIn: 1 });
  await town.control.buyOnShopify(
    [{ sku: "TEE-M", quantity: 2 }],
    {
      name: "Ada Lind",
      line1: "1 Pier Road",
      city: "Portland",
      state: "ME",
      postalCode: "04101",
    },
    false,
  );
  await town.deliver();
  await town.control.weather({ loseOneIn: 0 });
  const lost = 4 * 60_000;
  town.wait(lost);
  await town.run("shop.reconcile", { shopId });
  await town.settle();
  const told = await prisma.toldNumber.findMany({
    where: { shopId, channel: "marketplace", kind: "told", at: { gt: since } },
  });
  expect(told.length).toBeGreaterThan(0);
  const measured = await lag();
  expect(measured?.of).toBeGreaterThan(of);
  expect(measured?.p99Ms).toBeGreaterThanOrEqual(lost);
});
