import { randomBytes } from "node:crypto";
import { type Desk, nextId, type Registration } from "./desk.ts";
import type { Installation, StoredToken } from "./state.ts";
import { closeService } from "./store/services.ts";
import { postWebhook } from "./webhooks/post-webhook.ts";

const accessTokenSeconds = 3_600;
const onlineTokenSeconds = 86_399;
/** 90 days. */
const refreshTokenSeconds = 7_776_000;

export type IssuedTokens = {
  access_token: string;
  scope: string;
  expires_in?: number;
  refresh_token?: string;
  refresh_token_expires_in?: number;
};

/** Managed installation: Shopify grants what the app's configuration declares, before the app hears of it. */
export function ensureInstalled(desk: Desk): Installation {
  desk.store.app ??= {
    id: nextId(desk),
    scopes: desk.credentials.configuration.scopes,
    tokens: [],
    refreshTokens: [],
  };
  return desk.store.app;
}

const secretText = (prefix: string) =>
  `${prefix}_${randomBytes(16).toString("hex")}`;
const seconds = (count: number) => Date.now() + count * 1000;

function forgetExpired(app: Installation): void {
  const alive = (one: { expiresAt: number | null }) =>
    one.expiresAt === null || one.expiresAt > Date.now();
  app.tokens = app.tokens.filter(alive);
  app.refreshTokens = app.refreshTokens.filter(alive);
}

/** An offline token; an expiring one comes with a refresh token. */
export function issueOffline(
  app: Installation,
  expiring: boolean,
  retires: string | null = null,
): IssuedTokens {
  forgetExpired(app);
  const token: StoredToken = {
    token: secretText("shpat"),
    expiresAt: expiring ? seconds(accessTokenSeconds) : null,
    retires,
  };
  app.tokens.push(token);
  const plain = { access_token: token.token, scope: app.scopes.join(",") };
  if (!expiring) return plain;
  const refreshToken = secretText("shprt");
  app.refreshTokens.push({
    token: refreshToken,
    expiresAt: seconds(refreshTokenSeconds),
  });
  return {
    ...plain,
    expires_in: accessTokenSeconds,
    refresh_token: refreshToken,
    refresh_token_expires_in: refreshTokenSeconds,
  };
}

export function issueOnline(app: Installation): IssuedTokens {
  forgetExpired(app);
  const token = secretText("shpua");
  app.tokens.push({
    token,
    expiresAt: seconds(onlineTokenSeconds),
    retires: null,
  });
  return {
    access_token: token,
    scope: app.scopes.join(","),
    expires_in: onlineTokenSeconds,
  };
}

/**
 * For an app and a store of one organization, without a person: an offline token for a day that is asked for anew.
 * Assumed: the stores of the sandbox belong to the app's organization, which may install it by itself.
 */
export function issueForOrganization(app: Installation): IssuedTokens {
  forgetExpired(app);
  const token = secretText("shpat");
  app.tokens.push({
    token,
    expiresAt: seconds(onlineTokenSeconds),
    retires: null,
  });
  return {
    access_token: token,
    scope: app.scopes.join(","),
    expires_in: onlineTokenSeconds,
  };
}

/**
 * A new pair for a refresh token. The old refresh token stays good until the new access token is first used, so that an
 * answer lost on the way does not lock the app out. source: shopify.dev changelog, refresh token rotation.
 * @returns undefined for a refresh token that is unknown, retired or expired.
 */
export function refresh(
  app: Installation,
  refreshToken: string,
): IssuedTokens | undefined {
  forgetExpired(app);
  const known = app.refreshTokens.some((one) => one.token === refreshToken);
  return known ? issueOffline(app, true, refreshToken) : undefined;
}

/**
 * Trades an offline token that never expires for one that does; the old one is over.
 * source: shopify.dev, "Migrating from non-expiring to expiring tokens".
 * @returns undefined for a token that is unknown or expires already.
 */
export function migrate(
  app: Installation,
  given: string,
): IssuedTokens | undefined {
  const old = app.tokens.find((one) => one.token === given);
  if (!old || old.expiresAt !== null) return undefined;
  app.tokens = app.tokens.filter((one) => one !== old);
  return issueOffline(app, true);
}

/** @returns whether this access token opens the Admin API now; its first use retires the refresh token before it. */
export function acceptToken(app: Installation, given: string): boolean {
  const token = app.tokens.find((one) => one.token === given);
  if (!token) return false;
  if (token.expiresAt !== null && token.expiresAt <= Date.now()) return false;
  if (token.retires !== null) {
    const { retires } = token;
    app.refreshTokens = app.refreshTokens.filter(
      (one) => one.token !== retires,
    );
    token.retires = null;
  }
  return true;
}

const newPublicApp: Registration = {
  distribution: "public",
  createdAt: "2026-11-22",
};
const expiringFrom = "2026-04-01";
const expiringForAllFrom = Date.parse("2027-01-01");

/**
 * The Admin API no longer takes tokens that never expire from public apps: from those created since April 2026, and from
 * 2027 on from all. They are still given out. source: shopify.dev, "About offline access tokens".
 */
export function refusesNonExpiring(
  { credentials, context }: Desk,
  app: Installation,
  given: string,
): boolean {
  const token = app.tokens.find((one) => one.token === given);
  if (token?.expiresAt !== null) return false;
  const { distribution, createdAt } = credentials.registration ?? newPublicApp;
  return (
    distribution === "public" &&
    (createdAt >= expiringFrom || context.clock.now() >= expiringForAllFrom)
  );
}

/** All access tokens are over; refresh tokens are not. */
export function expireTokens(app: Installation): void {
  for (const token of app.tokens) token.expiresAt = Date.now() - 1;
}

export function expireToken(app: Installation, given: string): void {
  for (const token of app.tokens)
    if (token.token === given) token.expiresAt = Date.now() - 1;
}

/** The token is gone, and with it every refresh token: only a new session token helps. */
export function revokeToken(app: Installation, given: string): void {
  if (!app.tokens.some((one) => one.token === given)) return;
  app.tokens = app.tokens.filter((one) => one.token !== given);
  app.refreshTokens = [];
}

/** Revokes every token, tells the app, and removes its fulfillment services with their locations. */
export function uninstall(desk: Desk): void {
  if (!desk.store.app) return;
  const { store } = desk;
  const farewell = {
    id: store.id,
    name: store.name,
    domain: `${store.handle}.myshopify.com`,
  };
  postWebhook(desk, "app/uninstalled", () => ({
    ...farewell,
    myshopify_domain: farewell.domain,
    email: store.email,
    currency: store.currency,
  }));
  store.app = null;
  for (const subscription of store.subscriptions)
    store.subscriptions.remove(subscription);
  for (const service of [...store.services]) closeService(desk, service, null);
}
