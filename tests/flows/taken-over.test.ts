import { afterAll, beforeAll, expect, test } from "vitest";
import { SyncError } from "#core/errors/sync-error.ts";
import { carryEffects } from "#core/flows/carry-effects.ts";
import type { World } from "#core/world/world.ts";
import { openSmallTown, type SmallTown } from "../support/open-small-town.ts";
import { importedOrder, twinsOf } from "./trials/orders.ts";

let town: SmallTown;
beforeAll(async () => {
  town = await (await openSmallTown()).connect();
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
