import { randomBytes } from "node:crypto";
import type { ShopId } from "../kit/ids.ts";
import type { World } from "../world/world.ts";
import { appendLetter } from "./append-letter.ts";

// TikTok's codes live 30 minutes; a consent that took longer than this is started again.
const consentPatienceMs = 60 * 60_000;

/** @returns the address of TikTok's consent page for this shop. The state in it can be used once. */
export async function beginMarketplaceConnection(
  world: Pick<World, "clock" | "store" | "marketplaceAuthorization">,
  shopId: ShopId,
): Promise<{ url: string }> {
  const state = randomBytes(24).toString("base64url");
  await world.store.saveConsentState(state, shopId, world.clock.now());
  return { url: world.marketplaceAuthorization.consentUrl(state) };
}

export type MarketplaceConnected =
  | { outcome: "connected"; shopDomain: string }
  | { outcome: "refused"; shopDomain?: string }
  | { outcome: "no_shop"; shopDomain: string }
  | { outcome: "unknown_state" };

/**
 * The merchant came back from the consent page. Stores the grant sealed and has the rest done in the background: webhooks
 * subscribed to (`watch-webhooks.ts`), listings and the network read.
 */
export async function completeMarketplaceConnection(
  world: Pick<World, "clock" | "store" | "bell" | "marketplaceAuthorization">,
  answer: { state: string; code: string | null; error?: string | null },
): Promise<MarketplaceConnected> {
  const at = world.clock.now();
  const shop = await world.store.takeConsentState(
    answer.state,
    new Date(at.getTime() - consentPatienceMs),
    at,
  );
  if (!shop) return { outcome: "unknown_state" };
  const shopDomain = shop.domain;
  if (!answer.code || answer.error) return { outcome: "refused", shopDomain };

  const grant = await world.marketplaceAuthorization.exchangeCode(answer.code);
  const shops = await world.marketplaceAuthorization.listShops(
    grant.accessToken,
  );
  const first = shops[0];
  if (!first) return { outcome: "no_shop", shopDomain };
  await world.store.saveMarketplaceCredential(
    shop.shopId,
    {
      externalId: first.externalId,
      name: first.name,
      openId: grant.openId,
      scopes: grant.scopes,
    },
    {
      accessToken: grant.accessToken,
      accessExpiresAt: grant.accessExpiresAt,
      refreshToken: grant.refreshToken,
      refreshExpiresAt: grant.refreshExpiresAt,
      cipher: first.cipher,
      region: first.region,
    },
  );
  await world.store.inShop(shop.shopId, async (records) => {
    const actor = `merchant:${shop.domain}`;
    for (const kind of ["import-marketplace", "import-network"] as const)
      await appendLetter(records, {
        letter: { kind },
        deliveryId: `connect:${kind}:${at.toISOString()}`,
        source: "person",
        actor,
        at,
      });
    await records.hurry(at);
  });
  await world.bell.ring("shop.import", shop.shopId);
  await world.bell.ring("shop.carry", shop.shopId);
  return { outcome: "connected", shopDomain };
}
