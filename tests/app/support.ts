import { createHmac, randomBytes } from "node:crypto";
import { SignJWT } from "jose";
import { signWebhook } from "#core/platforms/tiktok/signing.ts";
import { readEnv } from "#core/wiring/env.ts";
import { makeWorld } from "#core/wiring/make-world.server.ts";
import { cloneDatabase } from "../support/database.ts";

export const apiSecret = "shpss_test_secret_0123456789abcdef";
export const apiKey = "key-of-the-app";
export const tiktokKeys = { appKey: "29a39d", appSecret: "e59af819cc" };
export const browser =
  "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36";

/** Every setting of the web process, for one database. */
export const settings = (databaseUrl: string) => ({
  DATABASE_URL: databaseUrl,
  APP_ORIGIN: "http://127.0.0.1:3000",
  SHOPIFY_API_KEY: apiKey,
  SHOPIFY_API_SECRET: apiSecret,
  TIKTOK_APP_KEY: tiktokKeys.appKey,
  TIKTOK_APP_SECRET: tiktokKeys.appSecret,
  TIKTOK_SERVICE_ID: "service",
  CREDENTIAL_KEYS: `k1:${randomBytes(32).toString("base64")}`,
  LOG_LEVEL: "silent",
});

/** The world of a web process on a database of its own. */
export async function openWorld() {
  const database = await cloneDatabase();
  const world = makeWorld(readEnv(settings(database.url)));
  return {
    world,
    database,
    async close() {
      await world.close();
      await database.drop();
    },
  };
}

/** The same world with a bell that nobody hears: the test does the work itself. */
export const withoutBell = <W extends { bell: unknown }>(world: W) => ({
  ...world,
  bell: { ring: async () => undefined },
});

export const shopifySignature = (body: string, secret = apiSecret) =>
  createHmac("sha256", secret).update(body).digest("base64");

export const tiktokSignature = (body: string) =>
  signWebhook(tiktokKeys, new TextEncoder().encode(body));

/** The token by which Shopify's admin says who is looking; one minute long unless told. */
export const sessionToken = (
  domain: string,
  { secret = apiSecret, expires = "60s" } = {},
) =>
  new SignJWT({ dest: `https://${domain}`, sid: "one" })
    .setProtectedHeader({ alg: "HS256", typ: "JWT" })
    .setIssuer(`https://${domain}/admin`)
    .setAudience(apiKey)
    .setSubject("42")
    .setJti(randomBytes(8).toString("hex"))
    .setIssuedAt()
    .setNotBefore("0s")
    .setExpirationTime(expires)
    .sign(new TextEncoder().encode(secret));
