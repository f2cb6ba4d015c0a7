import { readFileSync } from "node:fs";
import { type Context, Hono } from "hono";
import { z } from "zod";
import type { FaceContext } from "../../face.ts";
import type { Desk, ShopifyCredentials } from "../desk.ts";
import { ensureInstalled } from "../installation.ts";
import {
  grantDeclared,
  grantOptional,
  revokeOptional,
  revokeRefusal,
  scopeDetail,
} from "../scopes.ts";
import { issueSessionToken } from "../session-token.ts";
import { appAddress } from "./app-address.ts";
import { framePage, otherPage } from "./page.ts";
import { orderPage, productPage } from "./thing-pages.ts";

const file = (name: string) =>
  readFileSync(new URL(name, import.meta.url), "utf8");

const defaultApp = "quayside";
const scopeChange = z.object({
  grant: z.array(z.string()).optional(),
  revoke: z.array(z.string()).optional(),
});

/** A member of staff sets his language in the admin; the pretend one takes the browser's. */
const languageOf = (c: Context): string =>
  c.req.header("accept-language")?.split(/[,;]/)[0]?.trim() || "en";

/** The stand-in for admin.shopify.com: a page that frames the app, and the script that the app loads from Shopify. */
export function createHostPage(
  deskOf: (shop: string) => Desk | undefined,
  context: FaceContext,
  { apiKey }: ShopifyCredentials,
): Hono {
  const host = new Hono();

  const showApp = async (c: Context, app: string, path: string) => {
    const desk = deskOf(c.req.param("shop") ?? "");
    if (!desk) return c.notFound();
    // The merchant opens the app: where it is not installed, this installs it.
    ensureInstalled(desk);
    grantDeclared(desk);
    desk.context.changed();
    const { search } = new URL(c.req.url);
    const src = await appAddress(desk, path, search, languageOf(c));
    const { appOrigin } = context;
    return c.html(framePage({ store: desk.store, app, src, appOrigin }));
  };

  host.get("/store/:shop", (c) => showApp(c, defaultApp, ""));
  host.get("/store/:shop/apps/:app", (c) => showApp(c, c.req.param("app"), ""));
  host.get("/store/:shop/apps/:app/*", (c) => {
    const path = new URL(c.req.url).pathname.split("/").slice(5).join("/");
    return showApp(c, c.req.param("app"), path && `/${path}`);
  });
  host.get("/store/:shop/:things{orders|products}/:id{\\d+}", (c) => {
    const desk = deskOf(c.req.param("shop"));
    if (!desk) return c.notFound();
    const id = Number(c.req.param("id"));
    const page =
      c.req.param("things") === "orders"
        ? orderPage(desk, id)
        : productPage(desk, id);
    return page ? c.html(page) : c.html(otherPage(desk.store), 404);
  });
  host.get("/store/:shop/*", (c) => {
    const desk = deskOf(c.req.param("shop"));
    return desk ? c.html(otherPage(desk.store), 404) : c.notFound();
  });

  /** A fresh session token, for the app's own pages only. */
  host.get("/shops/:shop/id_token", async (c) => {
    const desk = deskOf(c.req.param("shop"));
    const origin = c.req.header("origin");
    const { appOrigin } = context;
    if (!desk?.store.app || (origin && origin !== appOrigin))
      return c.text("", 403);
    c.header("Access-Control-Allow-Origin", appOrigin);
    c.header("Vary", "Origin");
    c.header("Cache-Control", "no-store");
    return c.text(await issueSessionToken(desk));
  });

  // What the app may do; more of it when the merchant has said yes on the admin's own page, less when the app asks.
  host.get("/shops/:shop/scopes", (c) => {
    const desk = deskOf(c.req.param("shop"));
    if (!desk?.store.app) return c.text("", 403);
    c.header("Access-Control-Allow-Origin", context.appOrigin);
    return c.json(scopeDetail(desk));
  });
  host.post("/shops/:shop/scopes", async (c) => {
    const desk = deskOf(c.req.param("shop"));
    const asked = scopeChange.safeParse(await c.req.json());
    const origin = c.req.header("origin");
    const mayAsk = !origin || origin === new URL(c.req.url).origin;
    if (!desk?.store.app || !asked.success || !mayAsk) return c.text("", 403);
    const { grant = [], revoke = [] } = asked.data;
    const refusal = revokeRefusal(desk, revoke);
    if (refusal) return c.json({ error: refusal.message }, 422);
    if (revoke.length > 0) revokeOptional(desk, revoke);
    grantOptional(desk, grant);
    desk.context.changed();
    return c.json(scopeDetail(desk));
  });

  const script = (name: string, key = "") => {
    const text = file(name).replaceAll("__API_KEY__", key);
    host.get(`/${name.replace(".client", "")}`, (c) =>
      c.body(text, 200, { "Content-Type": "text/javascript; charset=utf-8" }),
    );
  };
  script("app-bridge.client.js", apiKey);
  script("admin-frame.client.js");
  const style = file("admin-frame.css");
  host.get("/admin-frame.css", (c) =>
    c.body(style, 200, { "Content-Type": "text/css; charset=utf-8" }),
  );
  return host;
}
