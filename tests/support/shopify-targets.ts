import { createAdminClient } from "#core/platforms/shopify/client.server.ts";
import { scopes } from "#core/platforms/shopify/scopes.ts";
import { createStorefront } from "#core/platforms/shopify/storefront.server.ts";
import { setTransport } from "#core/platforms/shopify/transport.server.ts";
import type { ShopRef, Storefront } from "#core/world/storefront.ts";
import { openPort } from "../contracts/support/open-port.ts";
import { keepOne } from "../platforms/shopify/support/keeper.ts";
import { localPacing } from "./local-pacing.ts";
import { letThrough } from "./network.ts";
import { appOrigin, credentials } from "./open-shopify-face.ts";
import { shop as townsShop } from "./open-tiktok-ports.ts";
import { type Keys, type Target, targetsOf } from "./targets.ts";

type Opened = {
  storefront: Storefront;
  shop: ShopRef;
  close(): Promise<void>;
};

async function openSandbox(): Promise<Opened> {
  const { face, storefront, close } = await openPort();
  for (const sku of ["MUG-BLUE", "MUG-RED"])
    await face.deed("/orders", { lines: [{ sku, quantity: 1 }] });
  const shop = { ...townsShop, domain: "harbor-goods.myshopify.com" };
  return { storefront, shop, close };
}

/** A live store that has installed the app: only read, never written to. */
async function openLive(key: (name: string) => string): Promise<Opened> {
  const domain = key("SHOPIFY_LIVE_SHOP");
  letThrough(domain);
  setTransport(null);
  const client = createAdminClient({
    ...credentials,
    appOrigin,
    scopes,
    credentials: keepOne({
      accessToken: key("SHOPIFY_LIVE_ACCESS_TOKEN"),
      accessExpiresAt: null,
      refreshToken: null,
      refreshExpiresAt: null,
      scopes: [...scopes],
    }),
    pacing: localPacing(),
    clock: { now: () => new Date() },
    log: { info() {}, warn() {}, error() {} },
  });
  return {
    storefront: createStorefront(client),
    shop: { ...townsShop, domain },
    close: async () => undefined,
  };
}

/** Every Shopify store there is to try the promises on. */
export const shopifyTargets = (keys?: Keys): Target<Opened>[] =>
  targetsOf(
    openSandbox,
    {
      needs: ["SHOPIFY_LIVE_SHOP", "SHOPIFY_LIVE_ACCESS_TOKEN"],
      open: openLive,
    },
    keys,
  );
