import { createMarketplaceAuthorization } from "#core/platforms/tiktok/authorization.server.ts";
import { createTikTokClient } from "#core/platforms/tiktok/client.server.ts";
import { createFulfillmentNetwork } from "#core/platforms/tiktok/fulfillment-network.server.ts";
import { createMarketplace } from "#core/platforms/tiktok/marketplace.server.ts";
import type { FulfillmentNetwork } from "#core/world/fulfillment-network.ts";
import type { Marketplace } from "#core/world/marketplace.ts";
import { keep } from "../platforms/tiktok/merchant.ts";
import { localPacing } from "./local-pacing.ts";
import { letThrough } from "./network.ts";
import { openTikTokPorts } from "./open-tiktok-ports.ts";
import { type Keys, type Target, targetsOf } from "./targets.ts";

type Opened = {
  marketplace: Marketplace;
  network: FulfillmentNetwork;
  [Symbol.asyncDispose](): Promise<void>;
};

async function openSandbox(): Promise<Opened> {
  const { marketplace, fbt, ...ports } = await openTikTokPorts();
  for (const sellerSku of ["MUG-NVY-12", "TEE-M"])
    await ports.face.buy(sellerSku, 1);
  return { marketplace, network: fbt, ...ports };
}

const apiHost = "open-api.tiktokglobalshop.com";

/** A live shop that has authorized the app: only read, never written to. */
async function openLive(key: (name: string) => string): Promise<Opened> {
  letThrough(apiHost);
  const app = {
    appKey: key("TIKTOK_LIVE_APP_KEY"),
    appSecret: key("TIKTOK_LIVE_APP_SECRET"),
    apiOrigin: `https://${apiHost}`,
  };
  const clock = { now: () => new Date() };
  const authorization = createMarketplaceAuthorization({
    ...app,
    serviceId: "",
    authOrigin: "https://auth.tiktok-shops.com",
    consentUrl: "https://services.us.tiktokshop.com/open/authorize",
    clock,
  });
  const accessToken = key("TIKTOK_LIVE_ACCESS_TOKEN");
  const [first] = await authorization.listShops(accessToken);
  if (!first) throw new Error("the live token covers no shop");
  const inADay = new Date(Date.now() + 86_400_000);
  const client = createTikTokClient({
    ...app,
    credentials: keep({
      accessToken,
      accessExpiresAt: inADay,
      refreshToken: "",
      refreshExpiresAt: inADay,
      cipher: first.cipher,
      region: first.region,
    }),
    refresh: () => Promise.reject(new Error("the live token has ended")),
    pacing: localPacing(),
    clock,
    log: { info() {}, warn() {}, error() {} },
  });
  return {
    marketplace: createMarketplace(client),
    network: createFulfillmentNetwork(client),
    [Symbol.asyncDispose]: async () => undefined,
  };
}

/** Every TikTok Shop there is to try the promises on. */
export const tiktokTargets = (keys?: Keys): Target<Opened>[] =>
  targetsOf(
    openSandbox,
    {
      needs: [
        "TIKTOK_LIVE_APP_KEY",
        "TIKTOK_LIVE_APP_SECRET",
        "TIKTOK_LIVE_ACCESS_TOKEN",
      ],
      open: openLive,
    },
    keys,
  );
