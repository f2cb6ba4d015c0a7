import type { Context, Hono } from "hono";
import {
  codeOfWrongAppSecret,
  codeOfWrongGrantType,
  httpStatus,
  refreshGrantTypes,
} from "./assumed.ts";
import { issueCode, redeemCode, rotateTokens } from "./authorization.ts";
import { consentPage } from "./consent-page.ts";
import { failure, success } from "./envelope.ts";
import type { Mall } from "./mall.ts";
import type { Platform } from "./platform.ts";
import type { Authorization } from "./state.ts";

/** The seller's consent page and the token host. Source: partner.tiktokshop.com, page `authorization-overview`. */
export function mountOauth(app: Hono, mall: Mall): void {
  app.get("/open/authorize", (c) => {
    const { serviceId } = mall.credentials;
    if (c.req.query("service_id") !== serviceId)
      return c.text("There is no such service.", 400);
    return c.html(
      consentPage({
        shops: mall.shops().map((p) => p.state.shop),
        wanted: c.req.query("shop_id"),
        scopes: mall.main().state.authorization.scopes,
        serviceId,
        state: c.req.query("state") ?? "",
      }),
    );
  });
  app.post("/open/authorize", (c) => decide(c, mall));
  app.get("/api/v2/token/get", (c) => {
    mall.context.changed();
    return getToken(c, mall);
  });
  app.get("/api/v2/token/refresh", (c) => {
    mall.context.changed();
    return refreshToken(c, mall);
  });
}

/** Answers 302 to the app's callback, with a code or with `error=auth_denied`. */
async function decide(c: Context, mall: Mall): Promise<Response> {
  const form = await c.req.parseBody();
  const field = (name: string) => String(form[name] ?? c.req.query(name) ?? "");
  const serviceId = field("service_id");
  if (serviceId !== "" && serviceId !== mall.credentials.serviceId)
    return c.text("There is no such service.", 400);
  const shopId = field("shop_id");
  const platform = shopId === "" ? mall.main() : mall.shop(shopId);
  if (!platform) return c.text("There is no such shop.", 400);
  const answer = new URLSearchParams();
  if (field("decision") === "authorize")
    answer.set("code", issueCode(platform.state));
  else {
    answer.set("code", "null");
    answer.set("error", "auth_denied");
  }
  const state = field("state");
  if (state) answer.set("state", state);
  answer.set("app_key", mall.credentials.appKey);
  answer.set("locale", "en-US");
  answer.set("shop_region", platform.state.shop.region);
  mall.context.changed();
  return c.redirect(
    `${mall.context.appOrigin}/connect/tiktok/callback?${answer}`,
  );
}

function refusal(c: Context, code: number, message: string): Response {
  return c.json(failure(code, message), httpStatus.tokenHostRefusal);
}

/** @returns the refusal for a caller who is not our app or does not say what it wants. */
function wrongCaller(
  c: Context,
  { credentials }: Mall,
  grants: string[],
): Response | undefined {
  const { appKey, appSecret } = credentials;
  if (
    c.req.query("app_key") !== appKey ||
    c.req.query("app_secret") !== appSecret
  )
    return refusal(c, codeOfWrongAppSecret, "app_key or app_secret is wrong");
  if (!grants.includes(c.req.query("grant_type") ?? ""))
    return refusal(c, codeOfWrongGrantType, "grant_type is wrong");
  return undefined;
}

function getToken(c: Context, mall: Mall): Response {
  const wrong = wrongCaller(c, mall, ["authorized_code"]);
  if (wrong) return wrong;
  const code = c.req.query("auth_code") ?? "";
  const owner = ownerOf(mall, ({ codes }) =>
    codes.some((k) => k.code === code),
  );
  const tokens = owner && redeemCode(owner, code);
  return tokens
    ? c.json(success(tokens))
    : refusal(
        c,
        36_004_004,
        "The authorization code is unknown, used or expired",
      );
}

function refreshToken(c: Context, mall: Mall): Response {
  const wrong = wrongCaller(c, mall, refreshGrantTypes);
  if (wrong) return wrong;
  const token = c.req.query("refresh_token") ?? "";
  const owner = ownerOf(mall, ({ refreshTokens }) =>
    refreshTokens.some((t) => t.token === token),
  );
  const tokens = owner ? rotateTokens(owner, token) : "unknown";
  if (tokens === "expired")
    return refusal(c, 36_004_001, "The refresh token has expired");
  if (tokens === "unknown")
    return refusal(c, 36_004_005, "There is no authorization");
  return c.json(success(tokens));
}

/** The shop whose seller has given something. */
function ownerOf(
  mall: Mall,
  gave: (authorization: Authorization) => boolean,
): Platform | undefined {
  return mall.shops().find((p) => gave(p.state.authorization));
}
