import { createAdminClient } from "#core/platforms/shopify/client.server.ts";
import { scopes } from "#core/platforms/shopify/scopes.ts";
import { createStorefront } from "#core/platforms/shopify/storefront.server.ts";
import { setTransport } from "#core/platforms/shopify/transport.server.ts";
import { keepOne } from "../../platforms/shopify/support/keeper.ts";
import { localPacing } from "../../support/local-pacing.ts";
import {
  appOrigin,
  credentials,
  openShopifyFace,
} from "../../support/open-shopify-face.ts";

/**
 * The pretend Shopify with the app installed, and our port into it; whoever opens it closes it. It is a Plus store, because
 * thousands of points are spent and waiting for them is another test's matter.
 */
export async function openPort() {
  const face = await openShopifyFace([...scopes], undefined, "Plus");
  setTransport(face.origin);
  const issued = (await (await face.exchange()).json()) as {
    access_token: string;
    refresh_token: string;
  };
  const client = createAdminClient({
    ...credentials,
    appOrigin,
    scopes,
    credentials: keepOne({
      accessToken: issued.access_token,
      accessExpiresAt: null,
      refreshToken: issued.refresh_token,
      refreshExpiresAt: null,
      scopes: [...scopes],
    }),
    pacing: localPacing(),
    clock: { now: () => new Date() },
    log: { info() {}, warn() {}, error() {} },
    patience: { tries: 3, firstPauseMs: 5, longestWaitMs: 20_000 },
  });
  await face.install();
  return {
    face,
    storefront: createStorefront(client),
    async close() {
      setTransport(null);
      await face.close();
    },
  };
}
