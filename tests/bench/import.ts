import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { readEnv } from "#core/wiring/env.ts";
import { makeWorld } from "#core/wiring/make-world.server.ts";
import { openSandbox } from "#sandbox/sandbox.ts";
import { surround } from "../../bin/town/environment.ts";
import { migrate } from "../../bin/town/migrate.ts";
import { openScratchCluster } from "../../bin/town/scratch-cluster.ts";
import { grantShopify, grantTikTok } from "../support/grants.ts";

const variantsEach = 4;
const handle = "harbor-goods";
const keys = {
  shopify: { apiKey: "key-of-the-app", apiSecret: "shpss_0123456789abcdef" },
  tiktok: { appKey: "29a39d", appSecret: "e59af819cc", serviceId: "7390001" },
};
const child = fileURLToPath(
  new URL("./children/import-catalogs.ts", import.meta.url),
);

export type Imported = {
  variants: number;
  listings: number;
  seconds: number;
  /** The most memory that the worker's process had at once. */
  peakMiB: number;
};

export type ImportSizes = { small: Imported; large: Imported };

/**
 * What the first imports of a store and its TikTok Shop take of a worker that does nothing else, at two sizes. The pretend
 * platforms and PostgreSQL are other processes; they are not counted.
 * @param heapMiB the worker's heap ends there: it fails rather than take more.
 */
export async function measureImports(
  products: { small: number; large: number; listedShare: number },
  heapMiB: number,
): Promise<ImportSizes> {
  const cluster = await openScratchCluster();
  try {
    const measure = async (name: string, count: number) => {
      const database = await createDatabase(cluster.url("scratch"), name);
      await migrate(database);
      const listings = Math.round(count * products.listedShare);
      return importOnce(database, { products: count, listings }, heapMiB);
    };
    return {
      small: await measure("small", products.small),
      large: await measure("large", products.large),
    };
  } finally {
    await cluster.close();
  }
}

async function createDatabase(server: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

async function importOnce(
  databaseUrl: string,
  shelf: { products: number; listings: number },
  heapMiB: number,
): Promise<Imported> {
  const sandbox = await openSandbox({
    host: "127.0.0.1",
    ports: { shopify: 0, tiktok: 0, control: 0 },
    stateFile: undefined,
    scenario: "empty-harbor",
    appOrigin: "http://app.invalid",
    shopify: keys.shopify,
    tiktok: keys.tiktok,
  });
  const { shopify, tiktok, control } = sandbox.origins;
  const settings = {
    DATABASE_URL: databaseUrl,
    APP_ORIGIN: "http://127.0.0.1:1",
    SHOPIFY_API_KEY: keys.shopify.apiKey,
    SHOPIFY_API_SECRET: keys.shopify.apiSecret,
    SHOPIFY_TRANSPORT_ORIGIN: shopify,
    TIKTOK_APP_KEY: keys.tiktok.appKey,
    TIKTOK_APP_SECRET: keys.tiktok.appSecret,
    TIKTOK_SERVICE_ID: keys.tiktok.serviceId,
    TIKTOK_API_ORIGIN: tiktok,
    TIKTOK_AUTH_ORIGIN: tiktok,
    TIKTOK_CONSENT_URL: `${tiktok}/open/authorize`,
    CREDENTIAL_KEYS: `k1:${randomBytes(32).toString("base64")}`,
    LOG_LEVEL: "silent",
  };
  const world = makeWorld(readEnv(settings), "worker");
  try {
    const shopId = await grantShopify(
      { world, shopifyOrigin: shopify, keys: keys.shopify },
      handle,
    );
    await grantTikTok(world, shopId);
    const fill = async (channel: string, products: number) => {
      const answer = await fetch(`${control}/catalog`, {
        method: "POST",
        body: JSON.stringify({
          channel,
          products,
          variants: variantsEach,
          seed: 7,
          prefix: "SIZE",
        }),
      });
      if (!answer.ok) throw new Error(await answer.text());
    };
    await fill("shopify", shelf.products);
    await fill("tiktok", shelf.listings);
    const { failed, ...took } = await runWorker(settings, shopId, heapMiB);
    if (failed.length > 0)
      throw new Error(`an import failed: ${JSON.stringify(failed)}`);
    const [variants, listings] = await Promise.all([
      world.prisma.variant.count(),
      world.prisma.listing.count(),
    ]);
    return { variants, listings, ...took };
  } finally {
    await world.close();
    await sandbox.close();
  }
}

type Took = { seconds: number; peakMiB: number; failed: unknown[] };

function runWorker(
  settings: Record<string, string>,
  shopId: string,
  heapMiB: number,
): Promise<Took> {
  return new Promise((resolve, reject) => {
    const worker = spawn(
      process.execPath,
      [`--max-old-space-size=${heapMiB}`, child, shopId],
      {
        env: surround(settings) as NodeJS.ProcessEnv,
        stdio: ["ignore", "pipe", "inherit"],
      },
    );
    let said = "";
    worker.stdout.on("data", (chunk) => {
      said += String(chunk);
    });
    worker.on("error", reject);
    worker.on("close", (code) =>
      code === 0
        ? resolve(JSON.parse(said.trim().split("\n").at(-1) ?? "") as Took)
        : reject(new Error(`the importing worker ended with ${code}`)),
    );
  });
}
