import { afterAll, beforeAll, expect, test } from "vitest";
import { asId } from "#core/kit/ids.ts";
import { createAdminClient } from "#core/platforms/shopify/client.server.ts";
import { fetchShop } from "#core/platforms/shopify/operations/fetch-shop.ts";
import { listProducts } from "#core/platforms/shopify/operations/list-products.ts";
import { scopes } from "#core/platforms/shopify/scopes.ts";
import { setTransport } from "#core/platforms/shopify/transport.server.ts";
import { openPacing } from "#core/store/pacing.server.ts";
import { openPrisma, type PrismaClient } from "#core/store/prisma.server.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import { keepOne } from "../platforms/shopify/support/keeper.ts";
import { cloneDatabase, type TestDatabase } from "../support/database.ts";
import {
  appOrigin,
  credentials,
  type OpenFace,
  openShopifyFace,
} from "../support/open-shopify-face.ts";

const shop: ShopRef = {
  shopId: asId("11111111-1111-4111-8111-111111111111"),
  domain: "harbor-goods.myshopify.com",
};

let database: TestDatabase;
let face: OpenFace;
let connections: PrismaClient[];

beforeAll(async () => {
  database = await cloneDatabase();
  connections = [openPrisma(database.url), openPrisma(database.url)];
  face = await openShopifyFace([...scopes]);
  setTransport(face.origin);
});
afterAll(async () => {
  setTransport(null);
  await face.close();
  for (const connection of connections) await connection.$disconnect();
  await database.drop();
});

test("two processes that ask for more than a shop's bucket holds wait for it together and are never refused", async () => {
  const warnings: unknown[] = [];
  const accessToken = await face.install();
  const clients = connections.map((connection) =>
    createAdminClient({
      ...credentials,
      appOrigin,
      scopes,
      credentials: keepOne({
        accessToken,
        accessExpiresAt: null,
        refreshToken: null,
        refreshExpiresAt: null,
        scopes: [...scopes],
      }),
      pacing: openPacing(connection),
      clock: { now: () => new Date() },
      log: { info() {}, error() {}, warn: (fields) => warnings.push(fields) },
      patience: { tries: 1, firstPauseMs: 20, longestWaitMs: 60_000 },
    }),
  );
  await drain();
  const [first] = clients;
  if (first) await fetchShop(first, shop);

  // About 280 points each, and hardly as much is left in the bucket.
  const readers = Array.from({ length: 9 }, async (_, i) => {
    const client = clients[i % 2];
    if (!client) throw new Error("no client");
    let products = 0;
    for await (const page of listProducts(client, shop))
      products += page.length;
    return products;
  });
  expect(await Promise.all(readers)).toEqual(Array(9).fill(2));
  expect(warnings).toEqual([]);
}, 60_000);

/** Spends most of the store's 2,000 points: even where it changes nothing, this mutation costs 50. */
async function drain() {
  const dear = `mutation { fulfillmentTrackingInfoUpdate(
    fulfillmentId: "gid://shopify/Fulfillment/1", trackingInfoInput: { number: "1" }
  ) { userErrors { message } } }`;
  await Promise.all(Array.from({ length: 38 }, () => face.admin(dear)));
}
