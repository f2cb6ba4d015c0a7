import { expect, test } from "vitest";
import { openConnectedTown } from "../support/keep-town.ts";
import { openSmallTown } from "../support/open-small-town.ts";

test("S2 S1 stock of a location that is closed is counted where it was taken to, once, and not where it was", async () => {
  await using town = await openConnectedTown();
  const sku = "TEE-M";
  const store = `/shopify/${town.handle}`;
  const levels = async () => {
    const { products } = await town.control.shopify();
    const variant = products
      .flatMap(({ variants }) => variants)
      .find((one) => one.sku === sku);
    return variant?.levels ?? [];
  };
  const onTikTok = async () => {
    const { products } = await town.control.tiktok();
    const listed = products
      .flatMap(({ skus }) => skus)
      .find(({ sellerSku }) => sellerSku === sku);
    return listed?.inventory[0]?.quantity;
  };
  const [home] = await levels();
  const before = (await onTikTok()) ?? 0;
  const { id } = (await town.ask("POST", `${store}/locations`, {
    name: "Boston",
  })) as { id: string };
  await town.ask("POST", `${store}/stock`, {
    sku,
    available: 8,
    locationId: id,
  });
  await town.settle();
  expect(await onTikTok()).toBe(before + 8);

  // Nobody tells that the levels moved: only that a location was closed.
  await town.nextSecond();
  await town.ask("POST", `${store}/locations/${id.split("/").at(-1)}/close`, {
    relocateTo: home?.locationId,
  });
  await town.settle();
  expect(await onTikTok()).toBe(before + 8);
  const boston = await town.prisma.pool.findFirstOrThrow({
    where: { externalId: id },
  });
  const kept = await town.prisma.stockLevel.findMany({
    where: { poolId: boston.id },
  });
  expect(kept.map(({ onHand, available }) => [onHand, available])).toEqual([
    [0, 0],
  ]);
  const moved = await town.prisma.stockMovement.findMany({
    where: { poolId: boston.id },
    orderBy: { occurredAt: "asc" },
  });
  expect(moved.map(({ quantity }) => quantity)).toEqual([8, -8]);
});

test("S2 E1 TikTok Shop that was read before the store could be is told its numbers all the same", async () => {
  await using town = await openSmallTown();
  await town.install();
  await town.fault({
    kind: "server_error",
    platform: "shopify",
    operation: "locations",
    times: 100,
  });
  await town.run("shop.import", { shopId: town.shopId });
  expect(await town.prisma.pool.count({ where: { kind: "own" } })).toBe(0);
  await town.connectTikTok();
  await town.run("shop.import", { shopId: town.shopId });
  expect(await town.prisma.listing.count()).toBeGreaterThan(0);
  await town.ask("DELETE", "/faults");
  await town.settle();
  expect(await town.prisma.publication.count()).toBeGreaterThan(0);
});
