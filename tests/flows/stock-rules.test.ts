import { afterAll, beforeAll, expect, test } from "vitest";
import { setKit } from "#core/flows/set-kit.ts";
import { previewStockRule, setStockRule } from "#core/flows/set-stock-rule.ts";
import {
  readNumberHistory,
  readNumbersAt,
} from "../../app/queries/number-history.server.ts";
import { openConnectedTown } from "../support/keep-town.ts";
import type { SmallTown } from "../support/open-small-town.ts";
import { choose } from "./trials/catalog.ts";
import { skuOnTikTok } from "./trials/orders.ts";

const actor = "merchant:test";

let town: SmallTown;
beforeAll(async () => {
  town = await openConnectedTown();
  await choose(town, "MUG-SND-12");
  await town.settle();
});
afterAll(() => town[Symbol.asyncDispose]());

const shownAt = async (warehouseId: string, sku: string) =>
  (await skuOnTikTok(town, sku)).inventory.find(
    (place) => place.warehouseId === warehouseId,
  )?.quantity;

test("S2 S4 H2 a person's buffer is told, its history says why, and an older choice does nothing", async () => {
  const { world, prisma, shopId } = town;
  const publication = await prisma.publication.findFirstOrThrow({
    where: { shopId, channel: "marketplace", desired: { gt: 5 } },
  });
  const { variantId, placeId, desired: before } = publication;
  const { sku } = await prisma.variant.findUniqueOrThrow({
    where: { id: variantId },
  });
  const scope = { variantId, channel: "marketplace" as const };
  const limits = { bufferUnits: 3, cap: 4, floor: 0 };

  const seen = await previewStockRule(world, shopId, { ...scope, limits });
  const then = Math.min(before - 3, 4);
  expect(seen).toMatchObject({
    basedOn: 0,
    numbers: 1,
    unitsNow: before,
    unitsThen: then,
    changes: [{ variantId, from: before, to: then }],
    calls: 1,
    seconds: 1,
  });
  const wish = { ...scope, limits, basedOn: seen.basedOn, actor };
  expect(await setStockRule(world, shopId, wish)).toMatchObject({
    outcome: "set",
  });
  // C4: the same form sent again was made on a version that is gone.
  expect(await setStockRule(world, shopId, wish)).toMatchObject({
    outcome: "moved",
  });
  await town.settle();
  expect(await shownAt(placeId, sku ?? "")).toBe(then);

  const toldAt = world.clock.now();
  const [line] = await readNumbersAt(prisma, shopId, variantId, toldAt).then(
    (numbers) => numbers.filter(({ channel }) => channel === "marketplace"),
  );
  expect(line).toMatchObject({
    kind: "told",
    quantity: then,
    before,
    ruleVersion: 1,
  });
  expect(line?.terms?.reduce((sum, term) => sum + term.quantity, 0)).toBe(then);
  const effect = await prisma.effect.findUniqueOrThrow({
    where: { id: line?.effectId ?? "" },
    include: { entry: true },
  });
  expect(effect).toMatchObject({ state: "confirmed", entry: { actor } });
  expect(
    await prisma.auditLine.findFirst({
      where: { shopId, action: "Set the stock rule", actor },
    }),
  ).toMatchObject({ entryId: effect.entryId });

  // The way back is to set it back.
  town.wait(1000);
  await setStockRule(world, shopId, {
    ...scope,
    limits: null,
    basedOn: 1,
    actor,
  });
  await town.settle();
  expect(await shownAt(placeId, sku ?? "")).toBe(before);
  const asked = await readNumbersAt(prisma, shopId, variantId, toldAt);
  expect(asked).toContainEqual(expect.objectContaining({ quantity: then }));

  // A shop's rule decides about every number without a rule of its own.
  const all = await previewStockRule(world, shopId, {
    variantId: null,
    channel: "storefront",
    limits: { bufferUnits: 1, cap: null, floor: 0 },
  });
  expect(all).toMatchObject({
    numbers: 1,
    unitsThen: all.unitsNow - 1,
    calls: 2,
  });
});

test("S4 what TikTok Shop sold by itself stands in the history of its number", async () => {
  const { prisma, shopId } = town;
  const history = async () =>
    (await readNumberHistory(prisma, shopId, variantId)).filter(
      ({ channel }) => channel === "marketplace",
    );
  // One that was told: where a number was only seen, nobody knows what a sale was taken off.
  const { variantId } = await prisma.publication.findFirstOrThrow({
    where: { shopId, channel: "marketplace", publishedAt: { not: null } },
  });
  const { sku } = await prisma.variant.findUniqueOrThrow({
    where: { id: variantId },
  });
  const [first] = await history();
  const { id: skuId } = await skuOnTikTok(town, sku ?? "");
  // Long after the number was told, by either clock: what sells within their difference is told again instead.
  const later = 10 * 60_000;
  await town.control.advance(later);
  town.wait(later);
  await town.control.buyOnTikTok([{ skuId, quantity: 2 }], "BY_SELLER");
  await town.settle();
  const after = await history();
  const sold = after.find(
    ({ kind, before }) => kind === "seen" && before === first?.quantity,
  );
  expect(sold?.quantity).toBe((first?.quantity ?? 0) - 2);
  // T1: another shop sees nothing of it.
  const other = "11111111-1111-4111-8111-111111111111";
  expect(await readNumberHistory(prisma, other, variantId)).toEqual([]);
});

test("S2 of a kit TikTok Shop is told what its scarcest part allows, and a sale of the kit takes its parts", async () => {
  const { world, prisma, shopId } = town;
  const idOf = async (sku: string) =>
    (await prisma.variant.findFirstOrThrow({ where: { sku } })).id;
  const [kit, part, other] = await Promise.all(
    ["TEE-L", "TEE-M", "TOTE-NAT-01"].map(idOf),
  );
  if (!kit || !part || !other) throw new Error("there are no tees");
  const told = async (variantId: string) =>
    prisma.publication.findFirstOrThrow({
      where: { shopId, variantId, channel: "marketplace" },
    });
  const parts = [
    { variantId: part, count: 3 },
    { variantId: other, count: 1 },
  ];
  const say = (variantId: string, made: typeof parts) =>
    setKit(world, shopId, { variantId, parts: made, actor });
  expect(await say(kit, parts)).toMatchObject({ outcome: "set" });
  expect(await say(part, [{ variantId: kit, count: 1 }])).toMatchObject({
    outcome: "unfit",
  });
  await town.settle();
  const before = await told(part);
  const allowed = Math.min(
    Math.floor(before.desired / 3),
    (await told(other)).desired,
  );
  expect(await told(kit)).toMatchObject({
    desired: allowed,
    published: allowed,
  });

  const { id: skuId } = await skuOnTikTok(town, "TEE-L");
  await town.control.buyOnTikTok([{ skuId, quantity: 1 }], "BY_SELLER");
  await town.settle();
  const after = await told(part);
  expect(after.desired).toBe(before.desired - 3);
  expect(await shownAt(after.placeId, "TEE-M")).toBe(before.desired - 3);
});

test("S2 a shelf that TikTok Shop empties, because an order was cancelled for want of stock, is told its number again", async () => {
  const sku = "TOTE-NVY-01";
  const { id: skuId } = await skuOnTikTok(town, sku);
  const { placeId } = await town.prisma.publication.findFirstOrThrow({
    where: { channel: "marketplace" },
  });
  const before = await shownAt(placeId, sku);
  expect(before).toBeGreaterThan(0);
  const order = await town.control.buyOnTikTok(
    [{ skuId, quantity: 1 }],
    "BY_SELLER",
  );
  await town.settle();
  await town.ask("POST", `/tiktok/orders/${order.id}/cancel`, { by: "seller" });
  expect(await shownAt(placeId, sku)).toBe(0);
  await town.settle();
  expect(await shownAt(placeId, sku)).toBe(before);
});
