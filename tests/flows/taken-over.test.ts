import { afterAll, beforeAll, expect, test } from "vitest";
import { SyncError } from "#core/errors/sync-error.ts";
import { carryEffects } from "#core/flows/carry-effects.ts";
import type { World } from "#core/world/world.ts";
import { openConnectedTown } from "../support/keep-town.ts";
import type { SmallTown } from "../support/open-small-town.ts";
import { importedOrder, twinsOf } from "./trials/orders.ts";

let town: SmallTown;
beforeAll(async () => {
  town = await openConnectedTown();
});
afterAll(() => town[Symbol.asyncDispose]());

/** A worker that stands still before its nth deed; another takes its hand meanwhile. Its deeds are told by name. */
function standingStill(nth: number): { world: World; deeds: () => number } {
  let asked = 0;
  const { world } = town;
  const hand = {
    async assertHeld() {
      asked++;
      if (asked >= nth) throw new SyncError("taken_over");
    },
  };
  return {
    deeds: () => asked,
    world: {
      ...world,
      store: { ...world.store, withHand: (_, work) => work(hand) },
    },
  };
}

test("E1 E2 wherever a worker stands still and loses its hand, it does nothing more, and the next one ends its work once", async () => {
  for (let nth = 1; ; nth++) {
    const id = await importedOrder(town);
    await town.deliver();
    await town.work("shop.plan");
    const worker = standingStill(nth);
    const end = await carryEffects(worker.world, town.shopId).then(
      () => "carried",
      (error: SyncError) => error.code,
    );
    await town.settle();
    expect(await twinsOf(town, id), `before deed ${nth}`).toHaveLength(1);
    if (end === "carried") break;
    expect(end).toBe("taken_over");
    expect(worker.deeds()).toBeGreaterThanOrEqual(nth);
  }
  const audited = await town.prisma.auditLine.groupBy({
    by: ["effectId"],
    where: { result: "done", effectId: { not: null } },
    _count: true,
  });
  expect(audited.filter(({ _count }) => _count !== 1)).toEqual([]);
  expect(audited.length).toBeGreaterThan(3);
});

test("E2 H1 of two Shopify orders that stand for one TikTok order the first is followed, and a person is asked about the second until it is cancelled", async () => {
  const { storefront } = town.world;
  const { importOrder } = storefront;
  const repeats: (() => Promise<unknown>)[] = [];
  storefront.importOrder = (...asked) => {
    repeats.push(() => importOrder(...asked));
    return importOrder(...asked);
  };
  const id = await importedOrder(town);
  await town.settle();
  storefront.importOrder = importOrder;
  const standing = () =>
    town.prisma.order.findFirstOrThrow({ where: { externalId: id } });
  const asked = () =>
    town.prisma.conflict.findMany({
      where: { state: "open", key: { startsWith: "twice:" } },
    });
  const { storefrontExternalId: first } = await standing();
  // A worker that stood still right before its request left.
  await repeats.at(-1)?.();
  await town.settle();
  expect((await standing()).storefrontExternalId).toBe(first);
  expect(await asked()).toHaveLength(1);

  const second = (await twinsOf(town, id)).find((twin) => twin.id !== first);
  await town.ask(
    "POST",
    `/shopify/${town.handle}/orders/${second?.id.split("/").at(-1)}/cancel`,
    { restock: true },
  );
  await town.settle();
  expect(await asked()).toEqual([]);
  expect((await standing()).cancelledAt).toBeNull();
});
