import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { readEnv } from "#core/wiring/env.ts";
import { openSandbox } from "#sandbox/sandbox.ts";
import { surround } from "../../bin/town/environment.ts";
import { migrate } from "../../bin/town/migrate.ts";
import { grantShopify, grantTikTok } from "../support/grants.ts";
import { laterWorld } from "./children/later-world.ts";

export const variantsEach = 4;
const handle = "harbor-goods";
const keys = {
  shopify: { apiKey: "key-of-the-app", apiSecret: "shpss_0123456789abcdef" },
  tiktok: { appKey: "29a39d", appSecret: "e59af819cc", serviceId: "7390001" },
};

/** What a worker's process took. */
export type Took = {
  seconds: number;
  /** Of its own processor. */
  processorSeconds: number;
  /** The most memory that it had at once. */
  peakMiB: number;
};

/** Products of a store; of the first, so many twins with the same codes; so many listed on TikTok Shop, some typed carelessly. */
export type Shelf = {
  products: number;
  doubled: number;
  listings: number;
  careless: number;
};

export type ShopToRead = Awaited<ReturnType<typeof openShopToRead>>;

/**
 * A store and its TikTok Shop, filled and granted, of which nothing has been read yet. Whatever is done for it, a worker of
 * its own does, in a process whose heap ends at `heapMiB`; the pretend platforms and PostgreSQL are others.
 */
export async function openShopToRead(
  server: string,
  name: string,
  shelf: Shelf,
  heapMiB: number,
) {
  const databaseUrl = await createDatabase(server, name);
  await migrate(databaseUrl);
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
  const close = async () => {
    await world.close();
    await sandbox.close();
  };
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
    if (shelf.doubled > 0) await fill("shopify", shelf.doubled, 0, 8);
    await fill("tiktok", shelf.listings, shelf.careless);
    const shopId = await grantShopify(
      { world, shopifyOrigin: shopify, keys: keys.shopify },
      handle,
    );
    await grantTikTok(world, shopId);
    const work = <T>(child: string, ...more: string[]) =>
      runWorker<T>(child, settings, [shopId, ...more], heapMiB);
    /** What the platforms were asked since this was asked last. */
    const callsSince = async (): Promise<
      { platform: string; operation: string; calls: number }[]
    > => {
      const answer = await fetch(`${control}/calls/summary`);
      await fetch(`${control}/calls`, { method: "DELETE" });
      return ((await answer.json()) as { summary: [] }).summary;
    };
    return { world, shopId, work, callsSince, close };
  } catch (error) {
    await close();
    throw error;
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
