import { createHmac, randomBytes } from "node:crypto";
import { type Context, Hono } from "hono";
import { html } from "hono/html";
import { type Desk, shopDomain } from "./desk.ts";
import { ensureInstalled } from "./installation.ts";
import { setScopes } from "./scopes.ts";

const codeMs = 60_000;

type Code = { shop: string; online: boolean; expiresAt: number };

/** Codes that were given out and not traded yet; they live a minute of real time, so nobody saves them. */
export type Codes = {
  issue(desk: Desk, online: boolean): string;
  /** Each code works once, at the store that gave it. */
  redeem(desk: Desk, code: string): { online: boolean } | undefined;
};

export function createCodes(): Codes {
  const codes = new Map<string, Code>();
  return {
    issue(desk, online) {
      const code = randomBytes(16).toString("hex");
      const expiresAt = Date.now() + codeMs;
      codes.set(code, { shop: desk.store.handle, online, expiresAt });
      return code;
    },
    redeem(desk, code) {
      const found = codes.get(code);
      codes.delete(code);
      return found?.shop === desk.store.handle && found.expiresAt > Date.now()
        ? { online: found.online }
        : undefined;
    },
  };
}

/**
 * `GET /shops/:shop/admin/oauth/authorize`: asks the merchant where the app is not installed yet, and sends him back to
 * the app with a code and a signature. source: shopify.dev, "Implement authorization code grant manually".
 * Assumed: every `redirect_uri` is on the app's list of allowed ones.
 */
export function createAuthorize(
  deskOf: (shop: string) => Desk | undefined,
  codes: Codes,
): Hono {
  const authorize = new Hono();
  authorize.on(
    ["GET", "POST"],
    "/shops/:shop/admin/oauth/authorize",
    async (c) => {
      const desk = deskOf(c.req.param("shop"));
      if (!desk) return c.json({ errors: "Not Found" }, 404);
      const { client_id, redirect_uri = "", scope = "" } = c.req.query();
      if (client_id !== desk.credentials.apiKey)
        return c.text(
          "Oauth error invalid_request: Could not find Shopify API application with api_key",
          400,
        );
      if (!URL.canParse(redirect_uri))
        return c.text(
          "Oauth error invalid_request: The redirect_uri is missing or not whitelisted",
          400,
        );
      const asked = scope.split(",").filter(Boolean);
      if (c.req.method === "GET" && !mayGoOn(desk, asked))
        return c.html(consentPage(c, desk, asked));
      const app = ensureInstalled(desk);
      const isNew = app.tokens.length === 0;
      if (isNew && asked.length > 0) app.scopes = asked;
      else if (asked.length > 0) setScopes(desk, asked);
      desk.context.changed();
      return c.redirect(wayBack(c, desk, codes, redirect_uri));
    },
  );
  return authorize;
}

/** The merchant has granted all this already. */
function mayGoOn({ store }: Desk, asked: string[]): boolean {
  return (
    store.app !== null && asked.every((one) => store.app?.scopes.includes(one))
  );
}

function wayBack(
  c: Context,
  desk: Desk,
  codes: Codes,
  redirectUri: string,
): string {
  const online = c.req.query("grant_options[]") === "per-user";
  const back = new URL(redirectUri);
  const { handle } = desk.store;
  const added = {
    code: codes.issue(desk, online),
    host: Buffer.from(`admin.shopify.com/store/${handle}`).toString("base64"),
    shop: shopDomain(desk.store),
    state: c.req.query("state") ?? "",
    timestamp: String(Math.floor(Date.now() / 1000)),
  };
  for (const [name, value] of Object.entries(added))
    back.searchParams.set(name, value);
  back.searchParams.sort();
  const hmac = createHmac("sha256", desk.credentials.apiSecret)
    .update(back.searchParams.toString())
    .digest("hex");
  back.searchParams.set("hmac", hmac);
  return back.toString();
}

function consentPage(c: Context, { store }: Desk, asked: string[]) {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Install app · ${store.name}</title>
<link rel="stylesheet" href="/admin-frame.css">
</head>
<body>
<main class="plain">
<h1>Install this app on ${store.name}?</h1>
<p>Pretend Shopify of the sandbox. No real store is touched. The app asks for:</p>
<ul>${asked.map((one) => html`<li>${one}</li>`)}</ul>
<form method="post" action="${new URL(c.req.url).search}"><button type="submit" class="primary">Install</button></form>
</main>
</body>
</html>`;
}
