import { z } from "zod";

const port = (fallback: number) =>
  z.coerce.number().int().min(0).max(65_535).default(fallback);

const schema = z.object({
  SANDBOX_HOST: z.string().default("127.0.0.1"),
  SANDBOX_SHOPIFY_PORT: port(4010),
  SANDBOX_TIKTOK_PORT: port(4011),
  SANDBOX_CONTROL_PORT: port(4012),
  SANDBOX_STAFF_PORT: port(4013),
  SANDBOX_MAIL_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  SANDBOX_STATE_FILE: z.string().optional(),
  SANDBOX_PRINT: z.enum(["line", "json", "table"]).default("line"),
  SANDBOX_SEED: z.coerce.number().int().default(1),
  SANDBOX_SCENARIO: z.string().default("first-harbor"),
  APP_ORIGIN: z.url().default("http://127.0.0.1:3000"),
  SHOPIFY_API_KEY: z.string().min(1),
  SHOPIFY_API_SECRET: z.string().min(1),
  TIKTOK_APP_KEY: z.string().min(1),
  TIKTOK_APP_SECRET: z.string().min(1),
  TIKTOK_SERVICE_ID: z.string().min(1),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
});

/** The sandbox's own few settings. The sandbox may not reach `core/wiring`, so it reads them itself. */
export type SandboxSettings = {
  host: string;
  ports: { shopify: number; tiktok: number; control: number };
  stateFile: string | undefined;
  scenario: string;
  /** How to say that it is ready. */
  print?: "line" | "json" | "table";
  /** Of all dice; 1 if none is named. */
  seed?: number;
  appOrigin: string;
  shopify: { apiKey: string; apiSecret: string };
  tiktok: { appKey: string; appSecret: string; serviceId: string };
  /** The mail server; left out where the app sends no mail. */
  mail?: { port: number } | undefined;
  /** The provider of the staff's sign-ins; left out where the app has no support desk. */
  staff?: { port: number; clientId: string; clientSecret: string } | undefined;
};

/** @throws ZodError that names every missing or wrong setting. */
export function readSandboxSettings(
  source: Record<string, string | undefined>,
): SandboxSettings {
  const env = schema.parse(source);
  return {
    host: env.SANDBOX_HOST,
    ports: {
      shopify: env.SANDBOX_SHOPIFY_PORT,
      tiktok: env.SANDBOX_TIKTOK_PORT,
      control: env.SANDBOX_CONTROL_PORT,
    },
    stateFile: env.SANDBOX_STATE_FILE || undefined,
    scenario: env.SANDBOX_SCENARIO,
    print: env.SANDBOX_PRINT,
    seed: env.SANDBOX_SEED,
    appOrigin: env.APP_ORIGIN.replace(/\/$/, ""),
    shopify: { apiKey: env.SHOPIFY_API_KEY, apiSecret: env.SHOPIFY_API_SECRET },
    tiktok: {
      appKey: env.TIKTOK_APP_KEY,
      appSecret: env.TIKTOK_APP_SECRET,
      serviceId: env.TIKTOK_SERVICE_ID,
    },
    mail:
      env.SANDBOX_MAIL_PORT === undefined
        ? undefined
        : { port: env.SANDBOX_MAIL_PORT },
    staff:
      env.OIDC_CLIENT_ID && env.OIDC_CLIENT_SECRET
        ? {
            port: env.SANDBOX_STAFF_PORT,
            clientId: env.OIDC_CLIENT_ID,
            clientSecret: env.OIDC_CLIENT_SECRET,
          }
        : undefined,
  };
}
