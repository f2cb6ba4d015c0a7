import "@shopify/shopify-app-remix/adapters/node";
import { AppDistribution, shopifyApp } from "@shopify/shopify-app-remix/server";
import { registerShop } from "#core/flows/register-shop.ts";
import { env, world } from "../world.server.ts";

/** Shopify's own library, for the embedded admin: session tokens in, expiring offline tokens kept sealed. */
export const shopify = shopifyApp({
  apiKey: env.SHOPIFY_API_KEY,
  apiSecretKey: env.SHOPIFY_API_SECRET,
  appUrl: env.APP_ORIGIN,
  scopes: [...world.shopify.scopes],
  apiVersion: world.shopify.apiVersion,
  authPathPrefix: "/auth",
  distribution: AppDistribution.AppStore,
  sessionStorage: world.sessionStorage,
  logger: world.shopify.logger,
  future: {
    unstable_newEmbeddedAuthStrategy: true,
    expiringOfflineAccessTokens: true,
  },
  hooks: {
    afterAuth: async ({ session }) => {
      await registerSession(session);
    },
  },
});

export const { authenticate } = shopify;

/** Whoever shows a session that Shopify has just given has installed Quayside. */
export const registerSession = (session: {
  shop: string;
  scope?: string | undefined;
}) =>
  registerShop(world, {
    domain: session.shop,
    scopes: session.scope?.split(",").filter(Boolean) ?? [],
  });
