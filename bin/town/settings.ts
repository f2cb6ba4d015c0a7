import { resolve } from "node:path";

export const host = "127.0.0.1";

export type PortName =
  | "postgres"
  | "shopify"
  | "tiktok"
  | "control"
  | "staff"
  | "mail"
  | "web";

export type Ports = Record<PortName, number>;

/** Each port: the setting that moves it, its default and who listens there. */
export const portTable: Record<
  PortName,
  { setting: string; fallback: number; who: string }
> = {
  postgres: {
    setting: "POSTGRES_PORT",
    fallback: 54329,
    who: "the embedded PostgreSQL",
  },
  shopify: {
    setting: "SANDBOX_SHOPIFY_PORT",
    fallback: 4010,
    who: "the sandbox's Shopify",
  },
  tiktok: {
    setting: "SANDBOX_TIKTOK_PORT",
    fallback: 4011,
    who: "the sandbox's TikTok",
  },
  control: {
    setting: "SANDBOX_CONTROL_PORT",
    fallback: 4012,
    who: "the sandbox's control face",
  },
  staff: {
    setting: "SANDBOX_STAFF_PORT",
    fallback: 4013,
    who: "the sandbox's provider of staff sign-ins",
  },
  mail: {
    setting: "SANDBOX_MAIL_PORT",
    fallback: 4014,
    who: "the sandbox's mail server",
  },
  web: { setting: "PORT", fallback: 3000, who: "the web app" },
};

export type TownSettings = {
  dataDir: string;
  ports: Ports;
  databaseUrl: string | undefined;
  redisUrl: string | undefined;
  logLevel: string;
};

/** @throws Error that names the setting whose value makes no sense. */
export function readTownSettings(
  env: Record<string, string | undefined>,
): TownSettings {
  return {
    dataDir: resolve(env.QUAYSIDE_DATA_DIR || ".quayside"),
    ports: {
      postgres: readPort(env, "postgres"),
      shopify: readPort(env, "shopify"),
      tiktok: readPort(env, "tiktok"),
      control: readPort(env, "control"),
      staff: readPort(env, "staff"),
      mail: readPort(env, "mail"),
      web: readPort(env, "web"),
    },
    databaseUrl: env.DATABASE_URL || undefined,
    redisUrl: env.REDIS_URL || undefined,
    logLevel: env.LOG_LEVEL || "info",
  };
}

function readPort(env: Record<string, string | undefined>, name: PortName) {
  const { setting, fallback } = portTable[name];
  const port = Number(env[setting] || fallback);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`${setting} must be a port number, not "${env[setting]}"`);
  }
  return port;
}
