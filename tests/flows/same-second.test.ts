import { afterAll, beforeAll, expect, test } from "vitest";
import { openConnectedTown } from "../support/keep-town.ts";
import type { SmallTown } from "../support/open-small-town.ts";

let town: SmallTown;
beforeAll(async () => {
  town = await openConnectedTown();
});
afterAll(() => town[Symbol.asyncDispose]());

const sku = "TEE-L";
const shelf = ["TEE-L", "TEE-M", "MUG-NVY-12"];
const count = (available: number) =>
  town.ask("POST", "/shopify/harbor-goods/stock", { sku, available });
const sweep = async () => {
  await town.run("shop.reconcile", { shopId: town.shopId });
  await town.settle();
};
/** Time passes on both sides: a platform that stood still would stamp the next change with a second that is over. */
const later = async () => {
  town.wait(5 * 60_000);
  await town.ask("POST", "/clock/advance", { ms: 5 * 60_000 });
};
const inLedger = async () => {
  const variant = await town.prisma.variant.findFirstOrThrow({
    where: { sku },
  });
  const { _sum } = await town.prisma.stockMovement.aggregate({
    where: { itemId: variant.id },
    _sum: { quantity: true },
  });
  return _sum.quantity;
};

test("P4 S1 two changes within one second, with a look between them, are both learned", async () => {
  await town.control.weather({ loseOneIn: 1 });
  await town.ask("POST", "/clock/freeze", {});
  await count(11);
  await sweep();
  expect(await inLedger()).toBe(11);
  await count(7);
  await town.ask("POST", "/clock/run", {});
  await later();
  await sweep();
  expect(await inLedger()).toBe(7);
});

test("J2 what was changed is read once more when its second is over, and then no more", async () => {
  const found = async () => {
    await sweep();
    const last = await town.prisma.sweep.findFirst({
      where: { feed: "storefront-stock" },
      orderBy: { id: "desc" },
    });
    return last?.found;
  };
  await later();
  await found();
  await count(5);
  const looks = [await found()];
  for (let look = 0; look < 2; look++) {
    await later();
    looks.push(await found());
  }
  expect(looks).toEqual([1, 1, 0]);
  // A look long after the change needs no second one: nothing else can bear its name.
  await count(6);
  await later();
  const first = await found();
  await later();
  expect([first, await found()]).toEqual([1, 0]);
});

test("J2 P4 a count of the whole shelf is read again while its second may change, and then left alone", async () => {
  const compared = async () => {
    await sweep();
    const last = await town.prisma.sweep.findFirst({
      where: { feed: "storefront-stock" },
      orderBy: { id: "desc" },
    });
    return last?.compared;
  };
  await later();
  await town.ask("POST", "/clock/freeze", {});
  for (const [at, each] of shelf.entries())
    await town.ask("POST", "/shopify/harbor-goods/stock", {
      sku: each,
      available: 20 + at,
    });
  await town.ask("POST", "/clock/run", {});
  const all = shelf.length;
  const looks = [await compared()];
  for (let look = 0; look < 3; look++) {
    await later();
    looks.push(await compared());
  }
  expect(looks).toEqual([all, all, 0, 0]);
  // What comes after it is seen, also by the next look of a minute.
  await count(9);
  expect([await compared(), await inLedger()]).toEqual([1, 9]);
});
