import { z } from "zod";
import { done, missing, refused } from "../../deed.ts";
import { endAuthorization, expireTokens } from "../authorization.ts";
import { remindOfAuthorization } from "../authorization-life.ts";
import { mintId } from "../ids.ts";
import { noBody, shopDeed } from "./deed.ts";

/** What happens between the seller, the platform and the app as such. */
export const shopDeeds = [
  shopDeed({
    method: "POST",
    path: "/tiktok/deauthorize",
    what: "The seller removes the app: webhook 6, and every token dies.",
    body: noBody,
    run(platform) {
      endAuthorization(platform);
      return done({ authorized: false });
    },
  }),
  shopDeed({
    method: "POST",
    path: "/tiktok/expire-tokens",
    what: "Ages the access tokens past their end, and the refresh tokens where wished.",
    body: z.object({ refreshTokens: z.boolean().optional() }),
    run(platform, { body }) {
      expireTokens(platform.state, body.refreshTokens === true);
      return done({ ok: true });
    },
  }),
  shopDeed({
    method: "PUT",
    path: "/tiktok/authorization",
    what: "How long the seller lets the app act for the shop from now on, by the calendar; its end is announced daily for a month.",
    body: z.object({ endsInMs: z.int().min(0) }),
    run(platform, { body }) {
      const { authorization } = platform.state;
      if (!authorization.active) return refused("the app is not authorized");
      authorization.endsAt = platform.now() + body.endsInMs;
      remindOfAuthorization(platform);
      return done({ endsAt: authorization.endsAt });
    },
  }),
  shopDeed({
    method: "PUT",
    path: "/tiktok/standing",
    what: "What the platform thinks of the shop; anything but ACTIVE refuses every call (36009043, 36009044).",
    body: z.object({
      standing: z.enum(["ACTIVE", "SHOP_INACTIVE", "SELLER_INACTIVE"]),
    }),
    run({ state }, { body }) {
      state.shop.standing = body.standing;
      return done({ standing: state.shop.standing });
    },
  }),
  shopDeed({
    method: "PUT",
    path: "/tiktok/scopes",
    what: "The scopes that the seller has granted; calls that need another are refused (105005).",
    body: z.object({ scopes: z.array(z.string()) }),
    run({ state }, { body }) {
      state.authorization.scopes = body.scopes;
      return done({ scopes: state.authorization.scopes });
    },
  }),
  shopDeed({
    method: "PUT",
    path: "/tiktok/app-webhooks",
    what: "The webhook types that the app has subscribed to in Partner Center, for every shop.",
    body: z.object({ types: z.array(z.int()) }),
    run({ state }, { body }) {
      state.appWebhooks = body.types;
      return done({ types: state.appWebhooks });
    },
  }),
  shopDeed({
    method: "POST",
    path: "/tiktok/warehouses",
    what: "The seller opens one more sales warehouse; stock comes to it with the stock deed.",
    body: z.object({ name: z.string() }),
    run({ state }, { body }) {
      const warehouse = {
        id: mintId(state, "warehouse"),
        name: body.name,
        enabled: true,
      };
      state.shop.warehouses.push(warehouse);
      return done(warehouse);
    },
  }),
  shopDeed({
    method: "PUT",
    path: "/tiktok/warehouses/:id",
    what: "Switches a sales warehouse of the seller off or on.",
    body: z.object({ enabled: z.boolean() }),
    run({ state }, { params, body }) {
      const found = state.shop.warehouses.find((w) => w.id === params.id);
      if (!found) return missing("such warehouse");
      found.enabled = body.enabled;
      return done(found);
    },
  }),
  shopDeed({
    method: "PUT",
    path: "/tiktok/limits",
    what: "Sets the calls a second that one shop's endpoints take, for all or for single ones (`METHOD /path`).",
    body: z.object({
      qps: z.number().min(0).optional(),
      endpoints: z.record(z.string(), z.number().min(0)).optional(),
      retryAfterSeconds: z.int().min(0).optional(),
    }),
    run({ state }, { body }) {
      const given = Object.entries(body).filter(([, v]) => v !== undefined);
      Object.assign(state.limits, Object.fromEntries(given));
      return done(state.limits);
    },
  }),
];
