import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dayOf } from "#core/kit/days.ts";
import { drain } from "../platforms/tiktok/tour.ts";
import { shopifyTargets } from "../support/shopify-targets.ts";

const month = 30 * 86_400_000;
const lastMonth = () => ({ updatedSince: new Date(Date.now() - month) });

/** What the `Storefront` port promises of reading, on every store there is. Writing is proven on the sandbox alone. */
// Not `each`, which would cut the name short.
for (const { name, open } of shopifyTargets())
  describe(`on ${name}`, () => {
    let target: Awaited<ReturnType<typeof open>>;
    beforeAll(async () => {
      target = await open();
    });
    afterAll(() => target?.close());

    const products = () => drain(target.storefront.listProducts(target.shop));
    const changed = (what: "products" | "orders") =>
      drain(target.storefront.listChanged(target.shop, what, lastMonth()));

    test("names the store, its currency and its locations, each once", async () => {
      const found = await target.storefront.fetchShop(target.shop);
      expect(found.name).not.toBe("");
      expect(found.currency).toMatch(/^[A-Z]{3}$/);
      expect(dayOf(new Date(0), found.timeZone)).toMatch(/^19(69|70)-/);
      const ids = found.locations.map(({ externalId }) => externalId);
      expect(ids.length).toBeGreaterThan(0);
      expect(new Set(ids).size).toBe(ids.length);
    });

    test("lists products that read the same one by one, and knows none that never was", async () => {
      const { storefront, shop } = target;
      for (const product of (await products()).slice(0, 3))
        expect(await storefront.fetchProduct(shop, product.externalId)).toEqual(
          product,
        );
      expect(
        await storefront.fetchProduct(shop, "gid://shopify/Product/1"),
      ).toBeNull();
    });

    test.each(["products", "orders"] as const)(
      "tells changes of %s, the oldest first",
      async (what) => {
        const times = (await changed(what)).map(({ updatedAt }) =>
          Number(updatedAt),
        );
        expect(times).toEqual([...times].sort((one, other) => one - other));
      },
    );

    test("orders that changed can be read, with their lines, requests and returns", async () => {
      const { storefront, shop } = target;
      for (const { externalId } of (await changed("orders")).slice(-3)) {
        const order = await storefront.fetchOrder(shop, externalId);
        expect(order?.externalId).toBe(externalId);
        const lines = new Set(order?.lines.map((line) => line.externalId));
        const requests = order?.fulfillmentOrders ?? [];
        for (const line of requests.flatMap((request) => request.lines))
          expect(lines).toContain(line.orderLineExternalId);
        const ids = requests.map((request) => request.externalId);
        const orders = await storefront.ordersOfRequests(shop, ids);
        expect(new Set(orders)).toEqual(
          new Set(ids.length ? [externalId] : []),
        );
        for (const back of await storefront.fetchReturns(shop, externalId))
          expect(back.status).toMatch(/^[A-Z_]+$/);
      }
      expect(
        await storefront.fetchOrder(shop, "gid://shopify/Order/1"),
      ).toBeNull();
    });

    test("tells stock of the items asked for and no others, at places it has named", async () => {
      const { storefront, shop } = target;
      const items = (await products())
        .flatMap(({ variants }) => variants)
        .slice(0, 5)
        .map(({ inventoryItemId }) => inventoryItemId);
      const { locations } = await storefront.fetchShop(shop);
      const places = new Set(locations.map(({ externalId }) => externalId));
      for (const level of await storefront.fetchLevels(shop, items)) {
        expect(items).toContain(level.inventoryItemId);
        expect(places).toContain(level.locationId);
      }
    });

    test("names the orders whose requests wait, and finds no order of ours that was never imported", async () => {
      const { storefront, shop } = target;
      for (const { orderExternalId } of await storefront.listWaitingRequests(
        shop,
      ))
        expect(orderExternalId).toMatch(/^gid:\/\/shopify\/Order\/\d+$/);
      expect(
        await storefront.findImportedOrder(shop, "never-imported"),
      ).toBeNull();
    });
  });
