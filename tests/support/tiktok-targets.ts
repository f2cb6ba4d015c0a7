import { createMarketplaceAuthorization } from "#core/platforms/tiktok/authorization.server.ts";
import { createTikTokClient } from "#core/platforms/tiktok/client.server.ts";
import { createFulfillmentNetwork } from "#core/platforms/tiktok/fulfillment-network.server.ts";
import { createMarketplace } from "#core/platforms/tiktok/marketplace.server.ts";
import type { FulfillmentNetwork } from "#core/world/fulfillment-network.ts";
import type { Marketplace } from "#core/world/marketplace.ts";
import { keep } from "../platforms/tiktok/merchant.ts";
import { localPacing } from "./local-pacing.ts";
import { openTikTokPorts } from "./open-tiktok-ports.ts";

/** A TikTok Shop that the battery of promises is tried on. */
export type TikTokTarget = {
  name: string;
  open(): Promise<{
    marketplace: Marketplace;
    network: FulfillmentNetwork;
    [Symbol.asyncDispose](): Promise<void>;
  }>;
};

const sandbox: TikTokTarget = {
  name: "the sandbox",
  async open() {
    const { marketplace, fbt, ...ports } = await openTikTokPorts();
    for (const sellerSku of ["MUG-NVY-12", "TEE-M"])
      await ports.face.buy(sellerSku, 1);
    return { marketplace, network: fbt, ...ports };
  },
};

type Keys = Record<string, string | undefined>;

/** A live shop that has authorized the app: only read, never written to. */
const live = (keys: Keys): TikTokTarget => ({
  name: "the live test shop",
  async open() {
    const app = {
      appKey: keys.TIKTOK_LIVE_APP_KEY ?? "",
      appSecret: keys.TIKTOK_LIVE_APP_SECRET ?? "",
      apiOrigin: "https://open-api.tiktokglobalshop.com",
    };
    const clock = { now: () => new Date() };
    const authorization = createMarketplaceAuthorization({
      ...app,
      serviceId: "",
      authOrigin: "https://auth.tiktok-shops.com",
      consentUrl: "https://services.us.tiktokshop.com/open/authorize",
      clock,
    });
    const accessToken = keys.TIKTOK_LIVE_ACCESS_TOKEN ?? "";
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
  },
});

/** The sandbox always, and a live shop where the environment holds its keys: see `docs/platforms.md`. */
export const tiktokTargets = (keys: Keys = process.env): TikTokTarget[] => [
  sandbox,
  ...(keys.TIKTOK_LIVE_ACCESS_TOKEN ? [live(keys)] : []),
];
