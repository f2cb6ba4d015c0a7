import { afterAll, beforeAll, expect, test } from "vitest";
import { openConnectedTown } from "../support/keep-town.ts";
import type { SmallTown } from "../support/open-small-town.ts";

let town: SmallTown;
beforeAll(async () => {
  town = await openConnectedTown();
});
afterAll(() => town[Symbol.asyncDispose]());

type Call = { platform: string; operations: string[]; path: string };

/** The calls that our side makes until everything is told. */
async function callsUntilTold(deed: () => Promise<void>): Promise<Call[]> {
  await town.ask("DELETE", "/calls");
  await deed();
  await town.deliver();
  await town.work("shop.plan");
  await town.work("shop.carry");
  const { calls } = await town.ask("GET", "/calls?limit=10000");
  return calls;
}
const setsStock = ({ path }: Call) => path.endsWith("/inventory/update");
const count = (sku: string, available: number) =>
  town.ask("POST", "/shopify/harbor-goods/stock", { sku, available });

const shownOnTikTok = async () => {
  const { products } = await town.control.tiktok();
  return new Map(
    products
      .flatMap((product) => product.skus)
      .map((sku) => [sku.sellerSku, sku.inventory[0]?.quantity]),
  );
};

test("S2 a hundred changes of one SKU's stock become one write, of the last number", async () => {
  const calls = await callsUntilTold(async () => {
    for (let available = 100; available > 0; available--)
      await count("TEE-M", available);
  });
  expect(calls.filter(setsStock)).toHaveLength(1);
  expect(calls.length).toBeLessThan(10);
  expect((await shownOnTikTok()).get("TEE-M")).toBe(1);
});

test("S2 the SKUs of one listing are told in one call, and those of four in four", async () => {
  const skus = [...(await shownOnTikTok()).keys()];
  const calls = await callsUntilTold(async () => {
    for (const [index, sku] of skus.entries()) await count(sku, 30 + index);
  });
  const { products } = await town.control.tiktok();
  expect(skus.length).toBeGreaterThan(products.length);
  expect(calls.filter(setsStock)).toHaveLength(products.length);
  expect([...(await shownOnTikTok()).values()]).toEqual(
    skus.map((_, index) => 30 + index),
  );
});
