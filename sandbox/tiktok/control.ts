import type { Context, Hono } from "hono";
import type { TownListing } from "../town.ts";
import { endAuthorization, expireTokens } from "./authorization.ts";
import { buy, type Purchase, pay } from "./buying.ts";
import {
  cancelByHand,
  changeAddress,
  editByHand,
  listProduct,
  type ManualCancel,
  type ManualEdit,
} from "./by-hand.ts";
import { lookUpSku } from "./catalogue.ts";
import { Refusal } from "./envelope.ts";
import type { Strictness } from "./gateway.ts";
import type { Platform } from "./platform.ts";
import type { Address } from "./state.ts";
import { viewShop } from "./state-view.ts";
import { sendLetter } from "./webhooks.ts";

/** The TikTok routes of the control face: what buyers and the seller do outside the Open API. */
export function mountTikTokControl(
  control: Hono,
  platform: Platform,
  strictness: Strictness,
): void {
  const changed = (
    c: Context,
    answer: object,
    status: 200 | 404 | 409 = 200,
  ) => {
    platform.context.changed();
    return c.json(answer, status);
  };
  const missing = (c: Context, what: string) =>
    changed(c, { error: `there is no ${what}` }, 404);
  const orderOf = (c: Context) =>
    platform.state.orders.find((o) => o.id === c.req.param("id"));

  control.get("/state/tiktok/:shopId", (c) =>
    c.req.param("shopId") === platform.state.shop.id
      ? c.json(viewShop(platform.state))
      : missing(c, `shop ${c.req.param("shopId")}`),
  );
  control.post("/tiktok/orders", async (c) => {
    const bought = buy(platform, await c.req.json<Purchase>());
    return typeof bought === "string"
      ? changed(c, { error: bought }, 409)
      : changed(c, { id: bought.id });
  });
  control.post("/tiktok/orders/:id/pay", (c) => {
    const order = orderOf(c);
    if (!order) return missing(c, "such order");
    if (order.status !== "UNPAID")
      return changed(c, { error: `it is ${order.status}` }, 409);
    pay(platform, order);
    return changed(c, { status: order.status });
  });
  control.post("/tiktok/orders/:id/cancel", async (c) => {
    const order = orderOf(c);
    if (!order) return missing(c, "such order");
    return changed(
      c,
      ...cancelByHand(platform, order, await c.req.json<ManualCancel>()),
    );
  });
  control.post("/tiktok/orders/:id/address", async (c) => {
    const order = orderOf(c);
    if (!order) return missing(c, "such order");
    changeAddress(platform, order, await c.req.json<Partial<Address>>());
    return changed(c, { id: order.id });
  });
  control.post("/tiktok/products", async (c) => {
    const product = listProduct(platform, await c.req.json<TownListing>());
    return changed(c, {
      id: product.id,
      skuIds: product.skus.map((s) => s.id),
    });
  });
  control.post("/tiktok/products/:id", async (c) => {
    const product = platform.state.products.find(
      (p) => p.id === c.req.param("id"),
    );
    if (!product) return missing(c, "such product");
    try {
      editByHand(platform, product, await c.req.json<ManualEdit>());
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
      return changed(c, { error: thrown.message, code: thrown.code }, 409);
    }
    return changed(c, { id: product.id });
  });
  control.post("/tiktok/stock", async (c) => {
    const { quantity, ...by } = await c.req.json<{
      sellerSku: string;
      quantity: number;
    }>();
    const found = lookUpSku(platform.state, by);
    if (!found) return missing(c, `SKU ${by.sellerSku}`);
    found.sku.stock.available = quantity;
    found.product.updatedAt = platform.context.clock.now();
    return changed(c, { skuId: found.sku.id, ...found.sku.stock });
  });
  control.post("/tiktok/deauthorize", (c) => {
    // The letter goes out first: nothing is posted for a shop that is no longer authorized.
    sendLetter(platform, 6, {
      message: "The seller has removed the authorization",
    });
    endAuthorization(platform.state);
    return changed(c, { authorized: false });
  });
  control.post("/tiktok/expire-tokens", async (c) => {
    const wish = await c.req
      .json<{ refreshTokens?: boolean }>()
      .catch(() => ({}));
    expireTokens(
      platform.state,
      "refreshTokens" in wish && wish.refreshTokens === true,
    );
    return changed(c, { ok: true });
  });
  control.put("/tiktok/limits", async (c) => {
    Object.assign(platform.state.limits, await c.req.json<{ qps: number }>());
    return changed(c, platform.state.limits);
  });
  control.put("/tiktok/strict", async (c) => {
    strictness.answers = (await c.req.json<Strictness>()).answers;
    return changed(c, strictness);
  });
}
