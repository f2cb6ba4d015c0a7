import { Session } from "@shopify/shopify-api";
import {
  beginMarketplaceConnection,
  completeMarketplaceConnection,
} from "#core/flows/connect-marketplace.ts";
import { foreseeWrites, startWriting } from "#core/flows/pause-writing.ts";
import { registerShop } from "#core/flows/register-shop.ts";
import type { ShopId } from "#core/kit/ids.ts";
import type { MadeWorld } from "#core/wiring/make-world.server.ts";
import type { World } from "#core/world/world.ts";
import { fetchAnew } from "./fetch-anew.ts";

/** The platform did not let the merchant in now; he may try again. */
export class NotGranted extends Error {}

export type App = {
  world: World & Pick<MadeWorld, "sessionStorage">;
  /** Where the pretend Shopify listens. */
  shopifyOrigin: string;
  keys: { apiKey: string; apiSecret: string };
};

/**
 * The merchant opens the app for the first time.
 * @throws NotGranted where the pretend Shopify fails.
 */
export async function grantShopify(
  { world, shopifyOrigin, keys }: App,
  handle: string,
): Promise<ShopId> {
  const domain = `${handle}.myshopify.com`;
  await fetchAnew(`${shopifyOrigin}/store/${handle}`);
  const token = await fetchAnew(`${shopifyOrigin}/shops/${handle}/id_token`);
  const granted = await answerOf(
    `${shopifyOrigin}/shops/${handle}/admin/oauth/access_token`,
    {
      method: "POST",
      body: new URLSearchParams({
        client_id: keys.apiKey,
        client_secret: keys.apiSecret,
        grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
        subject_token: await token.text(),
        subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
        requested_token_type:
          "urn:shopify:params:oauth:token-type:offline-access-token",
        expiring: "1",
      }),
    },
  );
  if (!granted.ok) throw new NotGranted(`answered ${granted.status}`);
  const { access_token, scope, expires_in, refresh_token } =
    (await granted.json()) as {
      access_token: string;
      scope: string;
      expires_in: number;
      refresh_token: string;
    };
  await world.sessionStorage.storeSession(
    new Session({
      id: `offline_${domain}`,
      shop: domain,
      state: "",
      isOnline: false,
      accessToken: access_token,
      expires: new Date(Date.now() + expires_in * 1000),
      refreshToken: refresh_token,
      scope,
    }),
  );
  const scopes = scope.split(",");
  return (await registerShop(world, { domain, scopes })).shopId;
}

/** @throws NotGranted where the line is cut. */
async function answerOf(
  url: string,
  init: Parameters<typeof fetchAnew>[1],
): Promise<Response> {
  try {
    return await fetchAnew(url, init);
  } catch (cause) {
    throw new NotGranted("no answer", { cause });
  }
}

/**
 * The merchant authorizes on TikTok's consent page and comes back.
 * @param tiktokShopId which of the shops that the page offers; the first, where nothing is said.
 * @param startsAtOnce has written what follows from it, without waiting for the plan.
 * @throws SyncError where the pretend TikTok fails.
 */
export async function grantTikTok(
  world: World,
  shopId: ShopId,
  tiktokShopId = "",
  { startsAtOnce = true } = {},
) {
  const { url } = await beginMarketplaceConnection(world, shopId);
  const consent = new URL(url);
  const decided = await fetchAnew(`${consent.origin}${consent.pathname}`, {
    method: "POST",
    redirect: "manual",
    body: new URLSearchParams({
      ...Object.fromEntries(consent.searchParams),
      decision: "authorize",
      shop_id: tiktokShopId,
    }),
  });
  const back = new URL(decided.headers.get("location") ?? "").searchParams;
  const connected = await completeMarketplaceConnection(world, {
    state: back.get("state") ?? "",
    code: back.get("code"),
  });
  if (startsAtOnce) await startAsSeen(world, shopId);
  return connected;
}

/** The merchant looks at what waits to be written, and starts it. */
export async function startAsSeen(world: World, shopId: ShopId) {
  const { fingerprint } = await foreseeWrites(world, shopId);
  return startWriting(world, shopId, { fingerprint, actor: "merchant" });
}
