import type { z } from "zod";
import { SyncError } from "#core/errors/sync-error.ts";
import type { Clock } from "#core/world/clock.ts";
import type {
  MarketplaceAuthorization,
  MarketplaceGrant,
} from "#core/world/marketplace.ts";
import { type Answer, failureOf, isSuccess, readAnswer } from "./answer.ts";
import { type TokenEndpointKey, tokenEndpoints } from "./endpoints.ts";
import { type AppKeys, buildRequest } from "./request.ts";
import { exchange, type HttpRequest } from "./transport.server.ts";
import { type GrantWire, grant, shops } from "./wire/authorization.ts";

export type TikTokAuthorizationOptions = AppKeys & {
  /** Names the app on the consent page. */
  serviceId: string;
  apiOrigin: string;
  /** `https://auth.tiktok-shops.com` */
  authOrigin: string;
  /** The consent page; the US has its own. */
  consentUrl: string;
  clock: Clock;
};

const timeoutMs = 20_000;

/**
 * The doors of authorization. Nothing is repeated: a code works once, and whether a refresh token does is not documented.
 *
 * Source: TikTok Shop Partner Center, pages "Authorization Overview" and "Get Authorized Shops".
 */
export function createMarketplaceAuthorization(
  options: TikTokAuthorizationOptions,
): MarketplaceAuthorization {
  const { appKey, appSecret, authOrigin, clock } = options;

  async function ask(request: Omit<HttpRequest, "timeoutMs">): Promise<Answer> {
    const raw = await exchange({ ...request, timeoutMs }).catch((error) => {
      throw new SyncError("platform_unreachable", {
        said: error.message,
        cause: error,
      });
    });
    const answer = readAnswer(raw, clock.now());
    if (!isSuccess(answer)) throw failureOf(answer, true);
    return answer;
  }

  /** The app's secret travels in the query: these addresses are never logged. */
  async function fetchGrant(
    endpoint: TokenEndpointKey,
    given: Record<string, string>,
  ): Promise<MarketplaceGrant> {
    const { method, path, grantType } = tokenEndpoints[endpoint];
    const query = new URLSearchParams({
      app_key: appKey,
      app_secret: appSecret,
      ...given,
      grant_type: grantType,
    });
    const answer = await ask({
      method,
      url: `${authOrigin}${path}?${query}`,
      headers: {},
      body: null,
    });
    return toGrant(readData(answer, grant));
  }

  return {
    consentUrl(state) {
      const url = new URL(options.consentUrl);
      url.searchParams.set("service_id", options.serviceId);
      url.searchParams.set("state", state);
      return url.href;
    },
    exchangeCode: (code) => fetchGrant("getToken", { auth_code: code }),
    refresh: (refreshToken) =>
      fetchGrant("refreshToken", { refresh_token: refreshToken }),
    async listShops(accessToken) {
      const now = clock.now();
      const answer = await ask(
        buildRequest({
          ...options,
          now,
          endpoint: "getShops",
          parts: {},
          accessToken,
          cipher: null,
        }),
      );
      return readData(answer, shops).shops.map(({ id, ...shop }) => ({
        externalId: id,
        ...shop,
      }));
    },
  };
}

const toGrant = (wire: GrantWire): MarketplaceGrant => ({
  accessToken: wire.access_token,
  accessExpiresAt: wire.access_token_expire_in,
  refreshToken: wire.refresh_token,
  refreshExpiresAt: wire.refresh_token_expire_in,
  openId: wire.open_id,
  sellerName: wire.seller_name ?? "",
  scopes: wire.granted_scopes,
});

function readData<Schema extends z.ZodType>(
  answer: Answer,
  schema: Schema,
): z.output<Schema> {
  const read = schema.safeParse(answer.data ?? {});
  if (read.success) return read.data;
  const said = read.error.issues[0]?.path.join(".");
  throw new SyncError("wire_unexpected", { said, requestId: answer.requestId });
}
