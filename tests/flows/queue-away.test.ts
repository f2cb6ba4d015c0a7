import { afterAll, beforeAll, expect, test } from "vitest";
import { openConnectedTown } from "../support/keep-town.ts";
import type { SmallTown } from "../support/open-small-town.ts";
import { choose } from "./trials/catalog.ts";

let town: SmallTown;
beforeAll(async () => {
  town = await openConnectedTown();
});
afterAll(() => town[Symbol.asyncDispose]());

test("J1 R1 while the queue is away, decisions and webhooks are kept and no plan passes for failed; then all is worked off", async () => {
  town.bell.setDeaf(true);
  await choose(town, "MUG-NVY-12");
  await town.ask("POST", "/shopify/harbor-goods/stock", {
    sku: "TEE-L",
    available: 4,
  });
  await town.deliver();
  // A worker that was about it when the queue went away.
  await town.run("shop.plan", { shopId: town.shopId });
  const failed = town.log.filter(({ level }) => level === "error");
  expect(failed).toEqual([]);
  expect(
    await town.prisma.journalEntry.count({ where: { outcome: "failed" } }),
  ).toBe(0);

  town.bell.setDeaf(false);
  town.bell.lose();
  await town.sweep();
  await town.settle();
  const open = await town.prisma.effect.groupBy({
    by: ["state"],
    _count: true,
  });
  expect(open.map(({ state }) => state)).toEqual(["confirmed"]);
});
