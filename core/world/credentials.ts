import type { ShopId } from "../kit/ids.ts";

/** Tokens for one shop's Shopify Admin API. */
export type StorefrontCredential = {
  accessToken: string;
  /** Null: does not expire. */
  accessExpiresAt: Date | null;
  refreshToken: string | null;
  /** Null: does not expire, or is not known. */
  refreshExpiresAt: Date | null;
  scopes: string[];
};

/** Tokens for one shop's TikTok Shop, with the cipher that names the shop on every call. */
export type MarketplaceCredential = {
  accessToken: string;
  accessExpiresAt: Date;
  refreshToken: string;
  refreshExpiresAt: Date;
  cipher: string;
  /** The market, as TikTok Shop names it: `US`, `GB`. Absent in credentials of early connections. */
  region?: string;
};

/** Keeps one kind of credential, encrypted at rest. */
export interface CredentialKeeper<Credential> {
  read(shopId: ShopId): Promise<Credential | null>;
  /**
   * Replaces a credential under a lock that all processes share, so that a rotating refresh token is used once.
   * `refresh` is given the newest credential and is only called while that one is still `staleWhen`.
   * @returns the credential now in force, or null where the shop has none.
   * @throws whatever `refresh` throws; an authorization that is over also marks the connection as one that needs its
   * merchant.
   */
  refresh(
    shopId: ShopId,
    staleWhen: (current: Credential) => boolean,
    refresh: (current: Credential) => Promise<Credential>,
  ): Promise<Credential | null>;
}
