import { asId, type ShopId } from "#core/kit/ids.ts";
import { createMarketplaceAuthorization } from "#core/platforms/tiktok/authorization.server.ts";
import { createTikTokClient } from "#core/platforms/tiktok/client.server.ts";
import { createFulfillmentNetwork } from "#core/platforms/tiktok/fulfillment-network.server.ts";
import { createMarketplace } from "#core/platforms/tiktok/marketplace.server.ts";
import type { Patience } from "#core/platforms/tiktok/patience.ts";
import type { Pacing } from "#core/world/pacing.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import { keep, unpaced } from "../platforms/tiktok/merchant.ts";
import { credentials, openTikTokFace } from "./open-tiktok-face.ts";

export const shop: ShopRef = {
  shopId: asId("4c3c1e1a-0000-4000-8000-000000000001") as ShopId,
  domain: "harbor-goods.myshopify.com",
};

type Wishes = { patience?: Partial<Patience>; pacing?: Pacing };

/** The pretend TikTok Shop, and both ports over a client that a merchant has authorized by consent. */
export async function openTikTokPorts(wishes: Wishes = {}) {
  const face = await openTikTokFace();
  const origins = { apiOrigin: face.origin, authOrigin: face.origin };
  const clock = { now: () => new Date() };
  const authorization = createMarketplaceAuthorization({
    ...credentials,
    ...origins,
    consentUrl: `${face.origin}/open/authorize`,
    clock,
  });

  /** Walks the consent page as a merchant does. */
  async function consent(): Promise<string> {
    const answer = await fetch(`${face.origin}/open/authorize`, {
      method: "POST",
      body: new URLSearchParams({ decision: "authorize", state: "s1" }),
      redirect: "manual",
    });
    const back = new URL(answer.headers.get("location") ?? "");
    return back.searchParams.get("code") ?? "";
  }

  const granted = await authorization.exchangeCode(await consent());
  // The face has its own token for looking behind the scenes.
  const adopt = face.useToken;
  adopt(granted.accessToken);
  const [first] = await authorization.listShops(granted.accessToken);
  let renewals = 0;
  const client = createTikTokClient({
    ...credentials,
    ...origins,
    credentials: keep({
      ...granted,
      cipher: first?.cipher ?? "",
      region: first?.region,
    }),
    refresh: async (refreshToken) => {
      renewals++;
      const renewed = await authorization.refresh(refreshToken);
      adopt(renewed.accessToken);
      return renewed;
    },
    pacing: wishes.pacing ?? unpaced,
    clock,
    log: { info() {}, warn() {}, error() {} },
    patience: { baseMs: 5, timeoutMs: 3_000, ...wishes.patience },
  });

  return {
    face,
    authorization,
    consent,
    granted,
    client,
    marketplace: createMarketplace(client),
    fbt: createFulfillmentNetwork(client),
    /** How often the token has been renewed. */
    renewals: () => renewals,
    [Symbol.asyncDispose]: () => face[Symbol.asyncDispose](),
  };
}

export type TikTokPorts = Awaited<ReturnType<typeof openTikTokPorts>>;
