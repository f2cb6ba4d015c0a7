import { afterAll, beforeAll, expect, test } from "vitest";
import { setKit } from "#core/flows/set-kit.ts";
import { openConnectedTown } from "../support/keep-town.ts";
import type { SmallTown } from "../support/open-small-town.ts";
import { onHandAtHome } from "./trials/orders.ts";
import {
  answerInSellerCenter,
  askBack,
  deliveredOrder,
} from "./trials/returns.ts";

let town: SmallTown;
beforeAll(async () => {
  town = await openConnectedTown();
});
afterAll(() => town[Symbol.asyncDispose]());

const idOf = async (sku: string) =>
  (await town.prisma.variant.findFirstOrThrow({ where: { sku } })).id;

/** A buyer sends an order back, and the merchant takes it back. */
const comeBack = async (id: string) => {
  const returnId = await askBack(town, id, { type: "RETURN_AND_REFUND" });
  await answerInSellerCenter(town, returnId, "return");
  await town.settle();
  await town.ask("POST", `/tiktok/returns/${returnId}/ship`, {
    arriveNow: true,
  });
  await town.settle();
  await answerInSellerCenter(town, returnId, "parcel");
  await town.settle();
};

test("O6 S1 of a kit that comes back the parts go on the shelf that they were taken from, once, and not the kit", {
  // Patience for a machine that has other work too.
  timeout: 240_000,
}, async () => {
  const [kit, part] = ["TEE-M", "TOTE-NVY-01"] as const;
  await setKit(town.world, town.shopId, {
    variantId: await idOf(kit),
    parts: [{ variantId: await idOf(part), count: 2 }],
    actor: "merchant:test",
  });
  await town.settle();
  const shelf = async () => [
    await onHandAtHome(town, kit),
    await onHandAtHome(town, part),
  ];
  const [, before = 0] = await shelf();
  const id = await deliveredOrder(town, { quantity: 1 });
  const [kitAway, partAway] = await shelf();
  expect(partAway).toBe(before - 2);

  await comeBack(id);
  expect(await shelf()).toEqual([kitAway, before]);
  // Whatever is heard of it again.
  await town.run("shop.reconcile", { shopId: town.shopId });
  await town.settle();
  expect(await shelf()).toEqual([kitAway, before]);
  expect(
    await town.prisma.conflict.count({
      where: { state: "open", kind: "stuck" },
    }),
  ).toBe(0);
});

test("S1 parts that never left the shelf are not put back on it", async () => {
  const part = "TOTE-NVY-01";
  const id = await deliveredOrder(town, { quantity: 1 });
  // As if Shopify had refused to take them off.
  await town.prisma.effect.updateMany({
    where: { kind: "storefront.take-parts" },
    data: { state: "refused" },
  });
  const before = await onHandAtHome(town, part);
  await comeBack(id);
  expect(await onHandAtHome(town, part)).toBe(before);
});
