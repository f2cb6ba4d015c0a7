import { randomBytes } from "node:crypto";
import {
  authorizationDays,
  codeOfUnknownToken,
  httpStatus,
  previousRefreshTokenSeconds,
} from "./assumed.ts";
import { remindOfAuthorization } from "./authorization-life.ts";
import { refuse } from "./envelope.ts";
import type { Handlers, Platform } from "./platform.ts";
import type { TikTokState } from "./state.ts";
import { sendLetter } from "./webhooks.ts";

const codeSeconds = 1_800;
const accessTokenSeconds = 7 * 86_400;

const now = () => Math.floor(Date.now() / 1000);
const secret = (prefix: string) =>
  prefix + randomBytes(24).toString("base64url");

/** The seller said yes: a code that lives 30 minutes and works once. */
export function issueCode(state: TikTokState): string {
  const code = secret("TTP_");
  state.authorization.codes.push({
    code,
    expiresAt: now() + codeSeconds,
    used: false,
  });
  return code;
}

/** Trades a code for the first pair of tokens. @returns undefined for a code that is unknown, used or too old. */
export function redeemCode(platform: Platform, code: string) {
  const { authorization } = platform.state;
  const found = authorization.codes.find((c) => c.code === code);
  if (!found || found.used || found.expiresAt <= now()) return undefined;
  found.used = true;
  authorization.active = true;
  authorization.endsAt = platform.now() + authorizationDays * 86_400_000;
  remindOfAuthorization(platform);
  return issueTokens(platform);
}

/** A new pair; the refresh token that was used stays good for a moment only. */
export function rotateTokens(
  platform: Platform,
  refreshToken: string,
): ReturnType<typeof issueTokens> | "expired" | "unknown" {
  const { authorization } = platform.state;
  const found = authorization.refreshTokens.find(
    (t) => t.token === refreshToken,
  );
  if (!found) return "unknown";
  if (found.expiresAt <= now()) return "expired";
  if (!authorization.active) return "unknown";
  found.expiresAt = Math.min(
    found.expiresAt,
    now() + previousRefreshTokenSeconds,
  );
  return issueTokens(platform);
}

function issueTokens(platform: Platform) {
  const { authorization, shop } = platform.state;
  // The end is a date of the town's calendar; the app is told the same distance by its own clock.
  const left = Math.floor((authorization.endsAt - platform.now()) / 1000);
  const alive = <T extends { expiresAt: number }>(list: T[]) =>
    list.filter((t) => t.expiresAt > now() - 86_400);
  const access = {
    token: secret("TTP_"),
    expiresAt: now() + accessTokenSeconds,
  };
  const refresh = { token: secret("TTP_"), expiresAt: now() + left };
  authorization.accessTokens = [...alive(authorization.accessTokens), access];
  authorization.refreshTokens = [
    ...alive(authorization.refreshTokens),
    refresh,
  ];
  return {
    access_token: access.token,
    access_token_expire_in: access.expiresAt,
    refresh_token: refresh.token,
    refresh_token_expire_in: refresh.expiresAt,
    open_id: shop.openId,
    seller_name: shop.sellerName,
    seller_base_region: shop.region,
    user_type: 0,
    granted_scopes: authorization.scopes,
  };
}

/** The shop whose seller has given this token; refuses one that was never given, was taken back or has expired. */
export function ownerOfToken(
  shops: readonly Platform[],
  token: string,
): Platform {
  for (const platform of shops) {
    const { authorization } = platform.state;
    const found = authorization.accessTokens.find((t) => t.token === token);
    if (!found) continue;
    if (found.expiresAt > now() && authorization.active) return platform;
    refuse(105_002, "The access token has expired", httpStatus.tokenExpired);
  }
  return refuse(
    codeOfUnknownToken,
    "Invalid access_token",
    httpStatus.badToken,
  );
}

/** The seller removes the app: every token dies, and it is told with webhook 6. */
export function endAuthorization(platform: Platform): void {
  // The letter goes out first: nothing is posted for a shop that is no longer authorized.
  sendLetter(platform, 6, {
    message: "The seller has removed the authorization",
  });
  const { authorization } = platform.state;
  authorization.active = false;
  authorization.codes = [];
  authorization.accessTokens = [];
  authorization.refreshTokens = [];
}

/** Ages the access tokens (and, if wanted, the refresh tokens) past their end. */
export function expireTokens(
  { authorization }: TikTokState,
  refreshToo: boolean,
): void {
  const past = now() - 1;
  for (const t of authorization.accessTokens) t.expiresAt = past;
  if (refreshToo)
    for (const t of authorization.refreshTokens) t.expiresAt = past;
}

/** One access token has come to its end. */
export function expireToken(
  { authorization }: TikTokState,
  token: string,
): void {
  for (const one of authorization.accessTokens)
    if (one.token === token) one.expiresAt = now() - 1;
}

/** One access token is gone, and the refresh tokens with it: only the seller's consent helps. */
export function revokeToken(
  { authorization }: TikTokState,
  token: string,
): void {
  authorization.accessTokens = authorization.accessTokens.filter(
    (one) => one.token !== token,
  );
  authorization.refreshTokens = [];
}

export const authorizationHandlers: Handlers = {
  "DELETE /authorization/202403/shops": ({ platform }) => {
    endAuthorization(platform);
    return {};
  },
  "GET /authorization/202309/shops": ({ platform: { state } }) => ({
    shops: [
      {
        id: state.shop.id,
        name: state.shop.name,
        region: state.shop.region,
        seller_type: "LOCAL",
        cipher: state.shop.cipher,
        code: `US${state.shop.id.slice(-10)}`,
      },
    ],
  }),
};
