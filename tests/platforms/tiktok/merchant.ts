import { asId, type ShopId } from "#core/kit/ids.ts";
import { createTikTokClient } from "#core/platforms/tiktok/client.server.ts";
import type { Patience } from "#core/platforms/tiktok/patience.ts";
import type { Clock } from "#core/world/clock.ts";
import type {
  CredentialKeeper,
  MarketplaceCredential,
} from "#core/world/credentials.ts";
import type { MarketplaceGrant } from "#core/world/marketplace.ts";
import type { Pacing } from "#core/world/pacing.ts";
import type { ShopRef } from "#core/world/storefront.ts";

export const now = new Date("2026-11-22T12:00:00Z");
export const apiOrigin = "https://tiktok-api.test";
export const authOrigin = "https://tiktok-auth.test";
export const keys = { appKey: "29a39d", appSecret: "e59af819cc" };
export const shop: ShopRef = {
  shopId: asId("4c3c1e1a-0000-4000-8000-000000000001") as ShopId,
  domain: "mugs.myshopify.com",
};

const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);

export const credential = (
  change: Partial<MarketplaceCredential> = {},
): MarketplaceCredential => ({
  accessToken: "TTP_first",
  accessExpiresAt: hours(24),
  refreshToken: "TTP_refresh",
  refreshExpiresAt: hours(24 * 365),
  cipher: "GCP_cipher",
  ...change,
});

export const grant = (
  change: Partial<MarketplaceGrant> = {},
): MarketplaceGrant => ({
  accessToken: "TTP_second",
  accessExpiresAt: hours(7 * 24),
  refreshToken: "TTP_refresh_2",
  refreshExpiresAt: hours(24 * 365),
  openId: "7010736057180325637",
  sellerName: "Mugs",
  scopes: [],
  ...change,
});

/** A keeper in memory; its lock is that there is one caller. */
export function keep(
  first: MarketplaceCredential | null,
): CredentialKeeper<MarketplaceCredential> {
  let current = first;
  return {
    read: async () => current,
    async refresh(_shopId, staleWhen, refresh) {
      if (current && staleWhen(current)) current = await refresh(current);
      return current;
    },
  };
}

/** Every turn is now. */
export const unpaced: Pacing = {
  take: async () => ({ waitMs: 0 }),
  correct: async () => undefined,
};

const silent = { info() {}, warn() {}, error() {} };

type Given = {
  credential?: MarketplaceCredential | null;
  refresh?: (refreshToken: string) => Promise<MarketplaceGrant>;
  patience?: Partial<Patience>;
  apiOrigin?: string;
  pacing?: Pacing;
  clock?: Clock;
};

/** A client that waits next to nothing between tries. */
export const openClient = (given: Given = {}) =>
  createTikTokClient({
    ...keys,
    apiOrigin: given.apiOrigin ?? apiOrigin,
    credentials: keep(
      given.credential === undefined ? credential() : given.credential,
    ),
    refresh: given.refresh ?? (async () => grant()),
    pacing: given.pacing ?? unpaced,
    clock: given.clock ?? { now: () => now },
    log: silent,
    patience: { baseMs: 1, timeoutMs: 2_000, ...given.patience },
  });

/** An answer as the platform writes it. */
export const envelope = (data: unknown, code = 0, message = "Success") =>
  JSON.stringify({ code, message, request_id: "20261122120000ABC", data });
