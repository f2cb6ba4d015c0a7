import { afterAll, beforeAll, expect, test } from "vitest";
import { requestSync } from "#core/flows/request-sync.ts";
import { openConnectedTown } from "../support/keep-town.ts";
import type { SmallTown } from "../support/open-small-town.ts";

let town: SmallTown;
beforeAll(async () => {
  town = await openConnectedTown();
});
afterAll(() => town[Symbol.asyncDispose]());

test("E2 while a whole catalog is read, the shop's news is planned and carried", async () => {
  // Shopify takes its time to write the file of the catalog.
  let finish: () => void = () => {};
  const written = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const { storefront } = town.world;
  let begun: () => void = () => {};
  const started = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const slow = {
    ...town.world,
    storefront: new Proxy(storefront, {
      get: (port, method) =>
        method === "fetchShop"
          ? async (...args: Parameters<typeof port.fetchShop>) => {
              begun();
              await written;
              return port.fetchShop(...args);
            }
          : Reflect.get(port, method),
    }),
  };
  await requestSync(town.world, town.shopId, "merchant:test");
  const importing = town.runIn(slow, "shop.import", { shopId: town.shopId });
  await started;

  const body = { sku: "TEE-L", available: 3 };
  await town.ask("POST", "/shopify/harbor-goods/stock", body);
  await town.deliver();
  await town.work("shop.plan");
  await town.work("shop.carry");
  const { products } = await town.control.tiktok();
  const sku = products
    .flatMap((product) => product.skus)
    .find(({ sellerSku }) => sellerSku === "TEE-L");
  expect(sku?.inventory.map(({ quantity }) => quantity)).toContain(3);

  finish();
  await importing;
  await town.settle();
  expect(
    await town.prisma.journalEntry.count({ where: { plannedAt: null } }),
  ).toBe(0);
});
