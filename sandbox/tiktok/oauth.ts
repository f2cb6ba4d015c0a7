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
import { cutConnection, faultAnswer } from "./faults.ts";
import type { Platform } from "./platform.ts";

/** The seller's consent page and the token host. Source: partner.tiktokshop.com, page `authorization-overview`. */
export function mountOauth(app: Hono, platform: Platform): void {
  app.get("/open/authorize", (c) => {
    if (c.req.query("service_id") !== platform.credentials.serviceId)
      return c.text("There is no such service.", 400);
    const state = c.req.query("state") ?? "";
    return c.html(
      consentPage(platform.state.shop, platform.credentials.serviceId, state),
    );
  });
  app.post("/open/authorize", (c) => decide(c, platform));
  app.get("/api/v2/token/get", (c) =>
    withFaults(c, platform, () => getToken(c, platform)),
  );
  app.get("/api/v2/token/refresh", (c) =>
    withFaults(c, platform, () => refreshToken(c, platform)),
  );
}

/** Answers 302 to the app's callback, with a code or with `error=auth_denied`. */
async function decide(c: Context, platform: Platform): Promise<Response> {
  const form = await c.req.parseBody();
  const field = (name: string) => String(form[name] ?? c.req.query(name) ?? "");
  const serviceId = field("service_id");
  if (serviceId !== "" && serviceId !== platform.credentials.serviceId)
    return c.text("There is no such service.", 400);
  const answer = new URLSearchParams();
  if (field("decision") === "authorize")
    answer.set("code", issueCode(platform.state));
  else {
    answer.set("code", "null");
    answer.set("error", "auth_denied");
  }
  const state = field("state");
  if (state) answer.set("state", state);
  answer.set("app_key", platform.credentials.appKey);
  answer.set("locale", "en-US");
  answer.set("shop_region", platform.state.shop.region);
  platform.context.changed();
  return c.redirect(
    `${platform.context.appOrigin}/connect/tiktok/callback?${answer}`,
  );
}

function withFaults(
  c: Context,
  platform: Platform,
  serve: () => Response,
): Response {
  const fault = platform.context.faults.take("tiktok", c.req.path);
  const answer = fault && !fault.afterApplying ? undefined : serve();
  platform.context.changed();
  if (answer && !fault) return answer;
  return fault && fault.status !== 0 ? faultAnswer(c, fault) : cutConnection(c);
}

function refusal(c: Context, code: number, message: string): Response {
  return c.json(failure(code, message), httpStatus.tokenHostRefusal);
}

/** @returns the refusal for a caller who is not our app or does not say what it wants. */
function wrongCaller(
  c: Context,
  platform: Platform,
  grants: string[],
): Response | undefined {
  const { appKey, appSecret } = platform.credentials;
  if (
    c.req.query("app_key") !== appKey ||
    c.req.query("app_secret") !== appSecret
  )
    return refusal(c, codeOfWrongAppSecret, "app_key or app_secret is wrong");
  if (!grants.includes(c.req.query("grant_type") ?? ""))
    return refusal(c, codeOfWrongGrantType, "grant_type is wrong");
  return undefined;
}

function getToken(c: Context, platform: Platform): Response {
  const wrong = wrongCaller(c, platform, ["authorized_code"]);
  if (wrong) return wrong;
  const tokens = redeemCode(platform.state, c.req.query("auth_code") ?? "");
  return tokens
    ? c.json(success(tokens))
    : refusal(
        c,
        36_004_004,
        "The authorization code is unknown, used or expired",
      );
}

function refreshToken(c: Context, platform: Platform): Response {
  const wrong = wrongCaller(c, platform, refreshGrantTypes);
  if (wrong) return wrong;
  const tokens = rotateTokens(
    platform.state,
    c.req.query("refresh_token") ?? "",
  );
  if (tokens === "expired")
    return refusal(c, 36_004_001, "The refresh token has expired");
  if (tokens === "unknown")
    return refusal(c, 36_004_005, "There is no authorization");
  return c.json(success(tokens));
}
