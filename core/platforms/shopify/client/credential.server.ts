import type { Shopify } from "@shopify/shopify-api";
import { HttpResponseError } from "@shopify/shopify-api";
import { SyncError } from "#core/errors/sync-error.ts";
import type { Clock } from "#core/world/clock.ts";
import type {
  CredentialKeeper,
  StorefrontCredential,
} from "#core/world/credentials.ts";
import type { ShopRef } from "#core/world/storefront.ts";

export type CredentialSource = {
  api: Pick<Shopify, "auth">;
  credentials: CredentialKeeper<StorefrontCredential>;
  clock: Clock;
};

const renewBeforeMs = 5 * 60_000;

/**
 * The shop's access token, renewed when less than five minutes are left.
 * @throws SyncError authorization_missing, authorization_expired, authorization_outdated; platform_unreachable when
 * renewing failed.
 */
export async function currentToken(
  source: CredentialSource,
  shop: ShopRef,
): Promise<string> {
  const stored = await source.credentials.read(shop.shopId);
  if (!stored) throw new SyncError("authorization_missing");
  if (leftMs(source, stored) > renewBeforeMs) return stored.accessToken;
  try {
    return await renewToken(
      source,
      shop,
      (current) => leftMs(source, current) <= renewBeforeMs,
    );
  } catch (error) {
    // A failed renewal is no reason to stop while the old token still opens the door.
    const canWait = error instanceof SyncError && error.retry === "later";
    if (canWait && leftMs(source, stored) > 0) return stored.accessToken;
    throw error;
  }
}

/**
 * Trades the refresh token for a new pair, once for all processes: whoever comes second finds the new pair and uses it.
 * A token of the old kind, which never ends and has no refresh token, is traded in itself: that can be done once.
 * source: https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/offline-access-tokens
 */
export async function renewToken(
  source: CredentialSource,
  shop: ShopRef,
  staleWhen: (current: StorefrontCredential) => boolean,
): Promise<string> {
  const renewed = await source.credentials.refresh(
    shop.shopId,
    staleWhen,
    (current) => exchange(source, shop, current),
  );
  if (!renewed) throw new SyncError("authorization_missing");
  return renewed.accessToken;
}

async function exchange(
  { api, clock }: CredentialSource,
  shop: ShopRef,
  current: StorefrontCredential,
): Promise<StorefrontCredential> {
  const isOver =
    current.refreshExpiresAt && current.refreshExpiresAt <= clock.now();
  if (isOver) throw new SyncError("authorization_expired");
  const { session } = await (current.refreshToken
    ? api.auth
        .refreshToken({ shop: shop.domain, refreshToken: current.refreshToken })
        .catch(refusedAs("authorization_expired"))
    : api.auth
        .migrateToExpiringToken({
          shop: shop.domain,
          nonExpiringOfflineAccessToken: current.accessToken,
        })
        .catch(refusedAs("authorization_outdated")));
  if (!session.accessToken) throw new SyncError("wire_unexpected");
  return {
    accessToken: session.accessToken,
    accessExpiresAt: session.expires ?? null,
    refreshToken: session.refreshToken ?? current.refreshToken,
    refreshExpiresAt: session.refreshTokenExpires ?? current.refreshExpiresAt,
    scopes: session.scope?.split(",") ?? current.scopes,
  };
}

/** The thrown error is not kept as the cause: its message may quote the answer, and the answer may hold tokens. */
const refusedAs =
  (code: "authorization_expired" | "authorization_outdated") =>
  (thrown: unknown): never => {
    const status =
      thrown instanceof HttpResponseError ? thrown.response.code : null;
    const isOurs = status !== null && status >= 400 && status < 429;
    throw new SyncError(isOurs ? code : "platform_unreachable", {
      said: status === null ? "no answer" : `HTTP ${status}`,
    });
  };

function leftMs({ clock }: CredentialSource, current: StorefrontCredential) {
  const until = current.accessExpiresAt?.getTime();
  return until === undefined ? Infinity : until - clock.now().getTime();
}
