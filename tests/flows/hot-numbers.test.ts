import { afterAll, beforeAll, expect, test } from "vitest";
import { openConnectedTown } from "../support/keep-town.ts";
import type { SmallTown } from "../support/open-small-town.ts";
import { skuOnTikTok } from "./trials/orders.ts";

const hot = "TEE-M";
const cold = "MUG-NVY-12";
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

let town: SmallTown;
beforeAll(async () => {
  town = await openConnectedTown();
  // What connecting told is long ago.
  await later(day + hour);
  await check();
  // The feed of changes has been read past what comes now: it tells of no number.
  const ahead = new Date(town.world.clock.now().getTime() + day);
  await town.prisma.feedMark.updateMany({
    where: { feed: "marketplace-listings" },
    data: { readUntil: ahead, reachedAt: ahead, wholeAt: ahead },
  });
});
afterAll(() => town[Symbol.asyncDispose]());

const later = async (ms: number) => {
  town.wait(ms);
  await town.control.advance(ms);
  await town.settle();
};
const check = async (world: SmallTown["world"] = town.world) => {
  await town.runIn(world, "shop.reconcile", { shopId: town.shopId });
  await town.settle();
};
/** Checks of every minute, for so many minutes. */
const checks = async (minutes: number) => {
  for (let passed = 0; passed < minutes; passed++) {
    town.wait(minute);
    await check();
  }
};
/** What happens without anybody's telling us. */
const unheard = async (deed: () => Promise<unknown>) => {
  await town.control.weather({ loseOneIn: 1 });
  await deed();
  await town.deliver();
  await town.control.weather({ loseOneIn: 0 });
};
const number = async (sellerSku: string) => {
  const { prisma, shopId } = town;
  const variant = await prisma.variant.findFirstOrThrow({
    where: { shopId, sku: sellerSku },
  });
  const told = await prisma.publication.findFirstOrThrow({
    where: { shopId, variantId: variant.id, channel: "marketplace" },
  });
  const { id, inventory } = await skuOnTikTok(town, sellerSku);
  const at = inventory.find(({ warehouseId }) => warehouseId === told.placeId);
  return { ...told, skuId: id, shown: at?.quantity ?? 0 };
};
const setInSellerCenter = async (sellerSku: string, quantity: number) =>
  town.ask("POST", "/tiktok/stock", {
    sellerSku,
    quantity,
    warehouseId: (await number(sellerSku)).placeId,
  });
const buy = (skuId: string) =>
  town.control.buyOnTikTok([{ skuId, quantity: 1 }], "BY_SELLER");
const looks = () =>
  town.prisma.sweep.findMany({
    where: { feed: "marketplace-numbers", isWhole: false },
    orderBy: { at: "asc" },
  });

test("S2 a number that somebody sets by hand of a SKU that sold minutes ago is told again within five minutes, one of another waits for the hour", async () => {
  const { skuId, desired } = await number(hot);
  const other = await number(cold);
  await buy(skuId);
  await town.settle();
  await checks(4);
  const before = await number(hot);
  expect([before.shown, before.published]).toEqual([desired - 1, desired - 1]);

  await unheard(async () => {
    await setInSellerCenter(hot, before.shown + 40);
    await setInSellerCenter(cold, other.shown + 40);
  });
  const { length: lookedAt } = await looks();
  await checks(5);
  expect(await number(hot)).toMatchObject({
    shown: before.shown,
    published: before.shown,
    sentAt: null,
  });
  expect((await number(cold)).shown).toBe(other.shown + 40);
  // One call of one listing, and not at every check.
  const since = (await looks()).slice(lookedAt);
  expect(since.length).toBeLessThan(3);
  expect(since.map(({ found }) => found)).toContain(1);

  await later(hour);
  await check();
  expect((await number(cold)).shown).toBe(other.shown);
});

test("S2 a sale that nobody told us of is no number set by hand: its order is read before anything is told again", async () => {
  const { skuId, shown, variantId } = await number(hot);
  await later(2 * hour);
  await check();
  await checks(2);
  const { marketplace } = town.world;
  let sold = 0;
  // Between the check's look at the orders and its look at the numbers.
  const selling = new Proxy(marketplace, {
    get: (port, method) =>
      method === "fetchStock"
        ? async (...args: Parameters<typeof port.fetchStock>) => {
            await unheard(() => buy(skuId));
            sold++;
            return port.fetchStock(...args);
          }
        : Reflect.get(port, method),
  });
  const { _max: last } = await town.prisma.toldNumber.aggregate({
    _max: { id: true },
  });
  town.wait(minute);
  await check({ ...town.world, marketplace: selling });
  expect(sold).toBe(1);
  expect(await number(hot)).toMatchObject({
    shown: shown - 1,
    published: shown - 1,
    desired: shown - 1,
  });
  const since = await town.prisma.toldNumber.findMany({
    where: { variantId, channel: "marketplace", id: { gt: last.id ?? 0 } },
    select: { quantity: true },
  });
  expect(since.filter(({ quantity }) => quantity >= shown)).toEqual([]);
});
