import { join } from "node:path";
import type { TownSecrets } from "./secrets.ts";
import { host, type Ports } from "./settings.ts";

export type Origins = {
  app: string;
  shopify: string;
  tiktok: string;
  control: string;
  staff: string;
};

export type Env = Record<string, string>;

/** Where each public face of the town answers. */
export function originsOf(ports: Ports): Origins {
  const at = (port: number) => `http://${host}:${port}`;
  return {
    app: at(ports.web),
    shopify: at(ports.shopify),
    tiktok: at(ports.tiktok),
    control: at(ports.control),
    staff: at(ports.staff),
  };
}

type AppParts = {
  origins: Origins;
  ports: Ports;
  secrets: TownSecrets;
  databaseUrl: string;
  redisUrl: string | undefined;
  logLevel: string;
};

/** What the web app and the worker read: the same names as in production. */
export function appEnv(parts: AppParts): Env {
  const { origins, ports, secrets } = parts;
  return {
    NODE_ENV: "production",
    LOG_LEVEL: parts.logLevel,
    HOST: host,
    PORT: String(ports.web),
    APP_ORIGIN: origins.app,
    DATABASE_URL: parts.databaseUrl,
    ...(parts.redisUrl ? { REDIS_URL: parts.redisUrl } : {}),
    CREDENTIAL_KEYS: secrets.credentialKeys,
    SHOPIFY_API_KEY: secrets.shopify.apiKey,
    SHOPIFY_API_SECRET: secrets.shopify.apiSecret,
    SHOPIFY_TRANSPORT_ORIGIN: origins.shopify,
    APP_BRIDGE_URL: `${origins.shopify}/app-bridge.js`,
    TIKTOK_APP_KEY: secrets.tiktok.appKey,
    TIKTOK_APP_SECRET: secrets.tiktok.appSecret,
    TIKTOK_SERVICE_ID: secrets.tiktok.serviceId,
    TIKTOK_API_ORIGIN: origins.tiktok,
    TIKTOK_AUTH_ORIGIN: origins.tiktok,
    TIKTOK_CONSENT_URL: `${origins.tiktok}/open/authorize`,
    SMTP_URL: `smtp://${host}:${ports.mail}`,
    OIDC_ISSUER: origins.staff,
    ...deskEnv(secrets),
  };
}

/** The support desk as it is registered with the provider of sign-ins. */
const deskEnv = ({ desk }: TownSecrets): Env => ({
  OIDC_CLIENT_ID: desk.clientId,
  OIDC_CLIENT_SECRET: desk.clientSecret,
});

type SandboxParts = {
  origins: Origins;
  ports: Ports;
  secrets: TownSecrets;
  dataDir: string;
  scenario: string | undefined;
};

/** What the pretend platforms read: the app as it is registered with them. */
export function sandboxEnv(parts: SandboxParts): Env {
  const { origins, ports, secrets, dataDir, scenario } = parts;
  return {
    NODE_ENV: "production",
    SANDBOX_HOST: host,
    SANDBOX_SHOPIFY_PORT: String(ports.shopify),
    SANDBOX_TIKTOK_PORT: String(ports.tiktok),
    SANDBOX_CONTROL_PORT: String(ports.control),
    SANDBOX_STAFF_PORT: String(ports.staff),
    SANDBOX_MAIL_PORT: String(ports.mail),
    SANDBOX_STATE_FILE: join(dataDir, "sandbox.json"),
    ...(scenario ? { SANDBOX_SCENARIO: scenario } : {}),
    APP_ORIGIN: origins.app,
    SHOPIFY_API_KEY: secrets.shopify.apiKey,
    SHOPIFY_API_SECRET: secrets.shopify.apiSecret,
    TIKTOK_APP_KEY: secrets.tiktok.appKey,
    TIKTOK_APP_SECRET: secrets.tiktok.appSecret,
    TIKTOK_SERVICE_ID: secrets.tiktok.serviceId,
    ...deskEnv(secrets),
  };
}

/** The surroundings of a child: the shell's, without what a test runner or an older shell session put there, then its own. */
export function surround(own: Env): Record<string, string | undefined> {
  const kept = Object.entries(process.env).filter(
    ([name]) =>
      !name.startsWith("VITEST") &&
      !["REDIS_URL", "DATABASE_URL", "TEST", "DEV", "PROD"].includes(name),
  );
  return { ...Object.fromEntries(kept), ...own };
}
