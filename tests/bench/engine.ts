import { createHmac, randomBytes, randomUUID } from "node:crypto";
import type { ProductFact } from "#core/domain/facts.ts";
import { receiveWebhook } from "#core/flows/receive-webhook.ts";
import { registerShop } from "#core/flows/register-shop.ts";
import type { ShopId } from "#core/kit/ids.ts";
import { readEnv } from "#core/wiring/env.ts";
import { makeWorld } from "#core/wiring/make-world.server.ts";
import type { World } from "#core/world/world.ts";
import { startWorker } from "#worker/start-worker.ts";
import { migrate } from "../../bin/town/migrate.ts";
import { openScratchCluster } from "../../bin/town/scratch-cluster.ts";

/** What a platform takes to answer. Milliseconds. */
const platformMs = 25;
const apiSecret = "shpss_0123456789abcdef";

export type Engine = Awaited<ReturnType<typeof openEngine>>;

/** A worker on a database and a queue of its own; Shopify answers from memory. REDIS_URL puts the queue on Redis. */
export async function openEngine() {
  const cluster = await openScratchCluster();
  const databaseUrl = cluster.url("scratch");
  await migrate(databaseUrl);
  const env = readEnv({
    DATABASE_URL: databaseUrl,
    REDIS_URL: process.env.REDIS_URL,
    APP_ORIGIN: "http://127.0.0.1:1",
    SHOPIFY_API_KEY: "key-of-the-app",
    SHOPIFY_API_SECRET: apiSecret,
    TIKTOK_APP_KEY: "29a39d",
    TIKTOK_APP_SECRET: "e59af819cc",
    TIKTOK_SERVICE_ID: "7390001",
    CREDENTIAL_KEYS: `k1:${randomBytes(32).toString("base64")}`,
    LOG_LEVEL: "silent",
  });
  const made = makeWorld(env, "worker");
  const world = { ...made, storefront: pretendStorefront(made.storefront) };
  const worker = await startWorker(world, {
    SWEEP_EVERY_MS: 1_000,
    RECONCILE_EVERY_MS: 24 * 60 * 60_000,
  });
  return {
    world,
    prisma: made.prisma,
    queue: made.backend.name,
    async openShop(
      handle: string,
    ): Promise<{ domain: string; shopId: ShopId }> {
      const domain = `${handle}.myshopify.com`;
      const { shopId } = await registerShop(world, { domain, scopes: [] });
      // Its first import is no part of what is measured.
      await made.prisma.journalEntry.updateMany({
        where: { shopId },
        data: { plannedAt: new Date(), outcome: "nothing" },
      });
      return { domain, shopId };
    },
    deliver: (domain: string, product: number) =>
      receiveWebhook(world, productChanged(domain, product)),
    async close() {
      await worker.close();
      await made.close();
      await cluster.close();
    },
  };
}

function productChanged(domain: string, product: number) {
  const body = Buffer.from(
    JSON.stringify({
      id: product,
      admin_graphql_api_id: `gid://shopify/Product/${product}`,
    }),
  );
  return {
    platform: "shopify" as const,
    headers: {
      "x-shopify-topic": "products/update",
      "x-shopify-shop-domain": domain,
      "x-shopify-webhook-id": randomUUID(),
      "x-shopify-hmac-sha256": createHmac("sha256", apiSecret)
        .update(body)
        .digest("base64"),
    },
    body,
  };
}

function pretendStorefront(
  storefront: World["storefront"],
): World["storefront"] {
  const product = (externalId: string): ProductFact => {
    const number = externalId.split("/").at(-1) ?? "0";
    return {
      externalId,
      title: `Product ${number}`,
      handle: `product-${number}`,
      status: "ACTIVE",
      vendor: "Bench",
      productType: "",
      updatedAt: new Date(),
      descriptionHtml: "",
      pictures: [],
      variants: [
        {
          externalId: `gid://shopify/ProductVariant/${number}`,
          inventoryItemId: `gid://shopify/InventoryItem/${number}`,
          sku: `SKU-${number}`,
          barcode: null,
          title: "Default Title",
          priceMinor: 1_000,
          compareAtMinor: null,
          unitCostMinor: null,
          pictureId: "",
          pictureUrl: null,
          options: [],
          weightGrams: null,
          position: 1,
          components: [],
        },
      ],
    };
  };
  return {
    ...storefront,
    async fetchProduct(_, externalId) {
      await new Promise((resolve) => setTimeout(resolve, platformMs));
      return product(externalId);
    },
  };
}

/** The value below which this share of the numbers lies. */
export function quantile(numbers: number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return (
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ??
    Number.NaN
  );
}
