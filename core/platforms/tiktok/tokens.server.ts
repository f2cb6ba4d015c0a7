import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopId } from "#core/kit/ids.ts";
import type { Clock } from "#core/world/clock.ts";
import type {
  CredentialKeeper,
  MarketplaceCredential,
} from "#core/world/credentials.ts";
import type { Log } from "#core/world/log.ts";
import type { MarketplaceGrant } from "#core/world/marketplace.ts";

type Sources = {
  credentials: CredentialKeeper<MarketplaceCredential>;
  refresh: (refreshToken: string) => Promise<MarketplaceGrant>;
  clock: Clock;
  log: Log;
};

/** A call that starts just before expiry would end after it. */
const marginMs = 5 * 60_000;

/** The tokens of the shops, always fit for use. */
export function createTokens({ credentials, refresh, clock, log }: Sources) {
  async function renew(
    shopId: ShopId,
    staleWhen: (current: MarketplaceCredential) => boolean,
  ) {
    const renewed = await credentials.refresh(
      shopId,
      staleWhen,
      async (current) => {
        if (current.refreshExpiresAt <= clock.now())
          throw new SyncError("authorization_expired", {
            said: "the merchant's authorization has ended",
          });
        const grant = await refresh(current.refreshToken);
        log.info({ shopId }, "tiktok token renewed");
        return {
          ...current,
          accessToken: grant.accessToken,
          accessExpiresAt: grant.accessExpiresAt,
          refreshToken: grant.refreshToken,
          refreshExpiresAt: grant.refreshExpiresAt,
        };
      },
    );
    if (!renewed) throw new SyncError("authorization_missing");
    return renewed;
  }

  const endsSoon = (credential: MarketplaceCredential) =>
    credential.accessExpiresAt.getTime() - clock.now().getTime() < marginMs;

  return {
    /** @throws SyncError authorization_missing, authorization_expired. */
    async current(shopId: ShopId): Promise<MarketplaceCredential> {
      const credential = await credentials.read(shopId);
      if (!credential) throw new SyncError("authorization_missing");
      return endsSoon(credential) ? renew(shopId, endsSoon) : credential;
    },
    /** After the platform refused `accessToken`: a newer one, made here or by another process meanwhile. */
    replace(
      shopId: ShopId,
      accessToken: string,
    ): Promise<MarketplaceCredential> {
      return renew(shopId, (current) => current.accessToken === accessToken);
    },
  };
}
