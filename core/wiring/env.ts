import { z } from "zod";
import { isPaceName } from "../platforms/tiktok/paces.ts";

const port = (fallback: number) =>
  z.coerce.number().int().min(1).max(65_535).default(fallback);
const origin = z.url().transform((url) => url.replace(/\/$/, ""));

const isSafeOrHere = (url: string): boolean =>
  /^https:/.test(url) || /^http:\/\/(127\.0\.0\.1|localhost)[:/]?/.test(url);

const database = z.object({
  DATABASE_URL: z.string().min(1),
  REDIS_URL: z.string().min(1).optional(),
});
const web = z.object({
  PORT: port(3000),
  HOST: z.string().default("127.0.0.1"),
  APP_ORIGIN: origin,
});
const shopify = z.object({
  SHOPIFY_API_KEY: z.string().min(1),
  SHOPIFY_API_SECRET: z.string().min(1),
  /** Sends `https://*.myshopify.com` to another address; unset in production. */
  SHOPIFY_TRANSPORT_ORIGIN: origin.optional(),
  APP_BRIDGE_URL: z.url().optional(),
});
const tiktok = z.object({
  TIKTOK_APP_KEY: z.string().min(1),
  TIKTOK_APP_SECRET: z.string().min(1),
  TIKTOK_SERVICE_ID: z.string().min(1),
  TIKTOK_API_ORIGIN: origin.default("https://open-api.tiktokglobalshop.com"),
  TIKTOK_AUTH_ORIGIN: origin.default("https://auth.tiktok-shops.com"),
  // TikTok's own pages name two US consent hosts; this is the older, so it stays a setting.
  TIKTOK_CONSENT_URL: z
    .url()
    .default("https://services.us.tiktokshop.com/open/authorize"),
  /** Requests a second per app, shop and endpoint, where ours shall not find its own speed: `write=5,getOrders=20`. */
  TIKTOK_PACES: z
    .string()
    .default("")
    .transform((text, context) => {
      const pairs = text.split(",").filter(Boolean);
      const paces = pairs.map((pair): [string, number] => {
        const [name, perSecond] = pair.split("=");
        return [name?.trim() ?? "", Number(perSecond)];
      });
      if (paces.some(([name, pace]) => !isPaceName(name) || !(pace > 0)))
        context.addIssue(
          "each pace is a kind of call or an endpoint, and a number above 0",
        );
      return Object.fromEntries(paces);
    }),
});
const secrets = z.object({
  /** `id:base64,id:base64`; the first seals, all of them open. Each key is 32 bytes. */
  CREDENTIAL_KEYS: z.string().transform((text, context) => {
    const keys = text.split(",").map((pair) => {
      const [id, encoded] = pair.split(":");
      return { id: id ?? "", key: Buffer.from(encoded ?? "", "base64") };
    });
    if (keys.some(({ id, key }) => !id || key.length !== 32))
      context.addIssue("each key is written id:base64 of 32 bytes");
    return keys;
  }),
});
/** Where Quayside's own staff sign in. Without an issuer the support desk is closed. */
const desk = z.object({
  OIDC_ISSUER: origin
    .refine(isSafeOrHere, "sign-ins travel by https, but on this machine")
    .optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  /** The claim of the identity token that names the role. */
  OIDC_ROLE_CLAIM: z.string().min(1).default("roles"),
  /** The provider's words for roles, where they are not ours: `support-act=qs-agents,engineer=qs-oncall`. */
  OIDC_ROLE_NAMES: z
    .string()
    .default("")
    .transform((text) =>
      Object.fromEntries(
        text
          .split(",")
          .filter(Boolean)
          .map((pair): [string, string] => {
            const [role = "", name = ""] = pair.split("=");
            return [role.trim(), name.trim()];
          }),
      ),
    ),
});
/** How merchants are told by e-mail. Without a server nothing is sent, and the settings page says so. */
const mail = z.object({
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*@[^\r\n]+$/)
    .default("Quayside <quayside@localhost>"),
});
const worker = z.object({
  LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error", "silent"])
    .default("info"),
  /** How often every shop is compared with its platforms. Repairs whatever webhooks lost. */
  RECONCILE_EVERY_MS: z.coerce.number().int().min(1_000).default(60_000),
  /** How often lost bells are rung again. */
  SWEEP_EVERY_MS: z.coerce.number().int().min(500).default(15_000),
});

const schema = z.object({
  ...database.shape,
  ...web.shape,
  ...shopify.shape,
  ...tiktok.shape,
  ...secrets.shape,
  ...desk.shape,
  ...mail.shape,
  ...worker.shape,
});

/** Every setting of the product, typed and frozen. `docs/settings` is this file. */
export type Env = Readonly<z.infer<typeof schema>>;

/**
 * Reads the settings from the environment. Called once in each process root.
 * @throws Error that lists every missing or wrong setting at once, without their values.
 */
export function readEnv(source: Record<string, string | undefined>): Env {
  const read = schema.safeParse(source);
  if (read.success) return Object.freeze(read.data);
  const problems = read.error.issues.map(
    (issue) => `  ${issue.path.join(".")}: ${issue.message}`,
  );
  throw new Error(`Settings are missing or wrong:\n${problems.join("\n")}`);
}
