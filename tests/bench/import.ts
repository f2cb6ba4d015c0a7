import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { readEnv } from "#core/wiring/env.ts";
import { openSandbox } from "#sandbox/sandbox.ts";
import { surround } from "../../bin/town/environment.ts";
import { migrate } from "../../bin/town/migrate.ts";
import { openScratchCluster } from "../../bin/town/scratch-cluster.ts";
import { grantShopify, grantTikTok } from "../support/grants.ts";
import { laterWorld } from "./children/later-world.ts";

const variantsEach = 4;
/** Of a store's products, so many have a twin with the same codes. */
const doubledShare = 0.01;
const handle = "harbor-goods";
const keys = {
  shopify: { apiKey: "key-of-the-app", apiSecret: "shpss_0123456789abcdef" },
  tiktok: { appKey: "29a39d", appSecret: "e59af819cc", serviceId: "7390001" },
};

export type Imported = {
  variants: number;
  listings: number;
  /**
   * TikTok SKUs that were linked, a fifth of them typed in other letters than in Shopify, and those that a person is asked
   * about.
   */
  linked: number;
  asked: number;
  /** The routine checks behind it, with nothing changed: of everything, as once an hour, and as every minute. */
  checks: { whole: Check; minute: Check };
  /** How long the plan of one product's edit takes then. */
  editMs: number;
} & Took;

/** What a worker's process took. */
type Took = {
  seconds: number;
  /** Of its own processor. */
  processorSeconds: number;
  /** The most memory that it had at once. */
  peakMiB: number;
};

export type Check = Took & { found: number; calls: Record<string, number> };

export type ImportSizes = {
  heapMiB: number;
  small: Imported;
  large: Imported;
};

/**
 * What the first imports of a store and its TikTok Shop take of a worker that does nothing else, at two sizes. The pretend
 * platforms and PostgreSQL are other processes; they are not counted.
 * @param listedShare of the products.
 * @param heapMiB the worker's heap ends there: it fails rather than take more.
 */
export async function measureImports(
  variants: { small: number; large: number },
  listedShare: number,
  heapMiB: number,
): Promise<ImportSizes> {
  const cluster = await openScratchCluster();
  try {
    const measure = async (name: string, count: number) => {
      const database = await createDatabase(cluster.url("scratch"), name);
      await migrate(database);
      const products = Math.ceil(count / variantsEach);
      const listings = Math.round(products * listedShare);
      const doubled = Math.round(products * doubledShare);
      return importOnce(
        database,
        { products: products - doubled, doubled, listings },
        heapMiB,
      );
    };
    return {
      heapMiB,
      small: await measure("small", variants.small),
      large: await measure("large", variants.large),
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
  shelf: { products: number; doubled: number; listings: number },
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
  const world = laterWorld(readEnv(settings));
  try {
    const fill = async (
      channel: string,
      products: number,
      careless: number,
      seed = 7,
    ) => {
      const answer = await fetch(`${control}/catalog`, {
        method: "POST",
        body: JSON.stringify({
          channel,
          products,
          variants: variantsEach,
          seed,
          prefix: "SIZE",
          careless,
        }),
      });
      if (!answer.ok) throw new Error(await answer.text());
    };
    await fill("shopify", shelf.products, 0);
    // The first products stand on the shelf a second time: nobody can tell by their codes which of both is listed.
    await fill("shopify", shelf.doubled, 0, 8);
    await fill("tiktok", shelf.listings, 0.2);
    const shopId = await grantShopify(
      { world, shopifyOrigin: shopify, keys: keys.shopify },
      handle,
    );
    await grantTikTok(world, shopId);
    const work = <T>(child: string, ...more: string[]) =>
      runWorker<T>(child, settings, [shopId, ...more], heapMiB);
    const { failed, ...took } = await work<Took & { failed: unknown[] }>(
      "import-catalogs",
    );
    if (failed.length > 0)
      throw new Error(`an import failed: ${JSON.stringify(failed)}`);
    const [variants, listings, links, asked] = await Promise.all([
      world.prisma.variant.count(),
      world.prisma.listing.count(),
      world.prisma.skuLink.count(),
      world.prisma.conflict.count({ where: { kind: "link", state: "open" } }),
    ]);
    const wanted = {
      linked: (shelf.listings - shelf.doubled) * variantsEach,
      asked: shelf.doubled * variantsEach,
    };
    if (links !== wanted.linked || asked !== wanted.asked)
      throw new Error(
        `${links} linked and ${asked} asked instead of ${wanted.linked} and ${wanted.asked}`,
      );
    const check = async (minutesLater: number): Promise<Check> => {
      await fetch(`${control}/calls`, { method: "DELETE" });
      const done = await work<Took & { found: number }>(
        "check-catalogs",
        String(minutesLater),
      );
      const answer = await fetch(`${control}/calls/summary`);
      const { summary } = (await answer.json()) as {
        summary: { platform: string; calls: number }[];
      };
      const calls: Check["calls"] = {};
      for (const { platform, calls: more } of summary)
        calls[platform] = (calls[platform] ?? 0) + more;
      return { ...done, calls };
    };
    // The very first one only finds out where to begin; the whole shelf, filled in one go, is its newest moments.
    await check(11);
    const whole = await check(14);
    const checks = { whole, minute: await check(15) };
    const { medianMs: editMs } = await work<{ medianMs: number }>("plan-edits");
    return {
      variants,
      listings,
      linked: links,
      asked,
      checks,
      editMs,
      ...took,
    };
  } finally {
    await world.close();
    await sandbox.close();
  }
}

function runWorker<T>(
  name: string,
  settings: Record<string, string>,
  args: string[],
  heapMiB: number,
): Promise<T> {
  const child = fileURLToPath(
    new URL(`./children/${name}.ts`, import.meta.url),
  );
  return new Promise((resolve, reject) => {
    const worker = spawn(
      process.execPath,
      [`--max-old-space-size=${heapMiB}`, child, ...args],
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
        ? resolve(JSON.parse(said.trim().split("\n").at(-1) ?? "") as T)
        : reject(new Error(`a worker that ran ${name} ended with ${code}`)),
    );
  });
}
