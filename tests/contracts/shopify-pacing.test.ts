import { afterAll, beforeAll, expect, test } from "vitest";
import { asId } from "#core/kit/ids.ts";
import { createAdminClient } from "#core/platforms/shopify/client.server.ts";
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
        scopes: [...scopes],
      }),
      pacing: openPacing(connection),
      clock: { now: () => new Date() },
      log: { info() {}, error() {}, warn: (fields) => warnings.push(fields) },
      patience: { tries: 1, firstPauseMs: 20, longestWaitMs: 60_000 },
    }),
  );
  // About 280 points each: the bucket of 2,000 holds seven of them and regains one in three seconds.
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
