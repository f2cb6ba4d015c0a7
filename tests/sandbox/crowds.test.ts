import { afterAll, beforeAll, expect, test } from "vitest";
import {
  openTestSandbox,
  type TestSandbox,
} from "#tests/support/open-sandbox.ts";

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await openTestSandbox();
});
afterAll(() => sandbox.close());

const gather = async (wish: object) =>
  (
    await sandbox.control("POST", "/crowds", {
      orders: 20,
      wait: true,
      ...wish,
    })
  ).body;
const openTown = (handle: string, wish: object = {}) =>
  sandbox.control("POST", "/towns", {
    handle,
    products: 12,
    variants: 2,
    ...wish,
  });
const bought = async (shop: string): Promise<string[]> => {
  const { body } = await sandbox.control("GET", `/state/shopify/${shop}`);
  return body.orders.flatMap(
    ({ lines }: { lines: { sku: string; quantity: number }[] }) =>
      lines.map(
        ({ sku, quantity }) => `${sku.replace(/^[A-Z]+-/, "")} × ${quantity}`,
      ),
  );
};

test("a town is opened on both platforms with its catalog, and not twice", async () => {
  const { body } = await openTown("pier", {
    listedShare: 0.5,
    networkShare: 0.25,
  });
  expect(body).toMatchObject({ products: 12, listings: 6, goods: 3 });
  const store = await sandbox.control("GET", "/state/shopify/pier");
  expect(store.body.products).toHaveLength(12);
  expect(store.body.products[0].variants).toHaveLength(2);
  const shop = await sandbox.control(
    "GET",
    `/state/tiktok/${body.tiktokShopId}`,
  );
  expect(shop.body.products).toHaveLength(6);
  const fbt = await sandbox.control(
    "GET",
    `/state/fbt?shop=${body.tiktokShopId}`,
  );
  expect(fbt.body.goods).toHaveLength(3);
  const { shops } = (await sandbox.control("GET", "/state")).body;
  expect(
    shops.map(
      ({ platform, name }: Record<string, string>) => `${platform} ${name}`,
    ),
  ).toEqual(
    expect.arrayContaining([
      "shopify Harbor Goods",
      "shopify pier",
      "tiktok Harbor Goods",
      "tiktok pier",
    ]),
  );
  expect((await openTown("pier")).status).toBe(409);
  expect((await openTown("Not A Handle")).status).toBe(400);
});

test("the same seed makes the same catalog and the same purchases, in whatever shop", async () => {
  for (const [handle, seed] of [
    ["ant", 3],
    ["bee", 3],
    ["cat", 4],
  ] as const) {
    await openTown(handle);
    await gather({ channel: "shopify", shop: handle, seed });
  }
  const [ant, bee, cat] = await Promise.all(["ant", "bee", "cat"].map(bought));
  expect(ant?.length).toBeGreaterThanOrEqual(20);
  expect(bee).toEqual(ant);
  expect(cat).not.toEqual(ant);
});

test("hot SKUs get their share of all lines", async () => {
  await openTown("hot", { products: 30 });
  const crowd = await gather({
    channel: "shopify",
    shop: "hot",
    orders: 100,
    linesPerOrder: [1, 1],
    unitsPerLine: [1, 1],
    hot: { share: 0.5, skus: ["HOT-1-1"] },
  });
  expect(crowd).toMatchObject({ state: "done", placed: 100, refused: 0 });
  const lines = await bought("hot");
  const hot = lines.filter((line) => line === "1-1 × 1").length;
  expect(hot).toBeGreaterThan(35);
  expect(hot).toBeLessThan(68);
});

test("a crowd buys on TikTok too, and what cannot be sold is counted with its reason", async () => {
  const { body } = await openTown("tide", { networkShare: 1 });
  const crowd = await gather({
    channel: "tiktok",
    shop: body.tiktokShopId,
    networkShare: 0.5,
  });
  expect(crowd).toMatchObject({ placed: 20, refused: 0 });
  const shop = await sandbox.control(
    "GET",
    `/state/tiktok/${body.tiktokShopId}`,
  );
  const kinds = shop.body.orders.map(
    (order: { fulfillmentType: string }) => order.fulfillmentType,
  );
  expect(new Set(kinds).size).toBe(2);
  const greedy = await gather({
    channel: "tiktok",
    shop: body.tiktokShopId,
    orders: 8,
    skus: ["TIDE-1-1"],
    linesPerOrder: [1, 1],
    unitsPerLine: [90, 90],
  });
  expect(greedy.refused).toBeGreaterThan(0);
  expect(greedy.placed + greedy.refused).toBe(8);
  expect(greedy.lastRefusal).toContain("too little");
});

test("a crowd at a rate goes on by itself, can be looked at and sent away", async () => {
  await openTown("slow");
  const { id } = (
    await sandbox.control("POST", "/crowds", {
      channel: "shopify",
      shop: "slow",
      perSecond: 20,
      seconds: 3_600,
    })
  ).body;
  const look = async () =>
    (await sandbox.control("GET", "/crowds")).body.crowds.find(
      (crowd: { id: string }) => crowd.id === id,
    );
  while ((await look()).placed < 3)
    await new Promise((resolve) => setTimeout(resolve, 5));
  expect(await look()).toMatchObject({ state: "buying", wanted: 72_000 });
  expect((await sandbox.control("DELETE", `/crowds/${id}`)).body.state).toBe(
    "sent away",
  );
  expect((await sandbox.control("DELETE", "/crowds/c999")).status).toBe(404);
});

test.each([
  [{ channel: "shopify", orders: undefined, perSecond: 3 }, "seconds"],
  [{ channel: "shopify", linesPerOrder: [3, 1] }, "linesPerOrder"],
  [{ channel: "shopify", skus: ["NO-SUCH"] }, "NO-SUCH"],
  [{ channel: "shopify", shop: "nowhere" }, "nowhere"],
  [{ channel: "ebay" }, "channel"],
])("no crowd gathers for %j", async (wish, words) => {
  const answer = await gather(wish);
  expect(answer.error).toContain(words);
});

test("a shelf is filled up with more products, told with webhooks where wished", async () => {
  await openTown("shelf", { products: 1 });
  await fetch(`${sandbox.origins.shopify}/store/shelf`);
  const add = (wish: object) =>
    sandbox.control("POST", "/catalog", {
      channel: "shopify",
      shop: "shelf",
      products: 5,
      ...wish,
    });
  await add({ prefix: "A" });
  await add({ prefix: "B", tell: true });
  const { skus } = (
    await sandbox.control("GET", "/skus?channel=shopify&shop=shelf")
  ).body;
  expect(skus).toHaveLength(2 + 15 + 15);
  const { letters } = (
    await sandbox.control("GET", "/post-office/letters?topic=products/create")
  ).body;
  expect(letters).toHaveLength(5);
});
