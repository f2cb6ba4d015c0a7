import type { Context } from "hono";
import { tellLog } from "../door.ts";
import { mcfCreatePaths } from "../fbt/mcf.ts";
import { httpStatus } from "./assumed.ts";
import { ownerOfToken } from "./authorization.ts";
import { shopOfCall } from "./ciphers.ts";
import { type Endpoint, faultOfAnswer, findEndpoint } from "./contract.ts";
import { failure, Refusal, refuse, success } from "./envelope.ts";
import { handlers } from "./handlers.ts";
import type { Limiter } from "./limits.ts";
import type { Mall } from "./mall.ts";
import { checkParameters, queryOf, readBody } from "./parameters.ts";
import type { Platform } from "./platform.ts";
import { checkScopes } from "./scopes.ts";
import { checkSign } from "./sign-check.ts";

/** Check the sandbox's own answers against the contract; on by itself in tests. */
export type Strictness = { answers: boolean };

export type Gateway = (c: Context) => Promise<Response>;

/**
 * Stands before every Open API call and checks in this order: path, method, app key, timestamp, signature, token,
 * standing of the shop, shop cipher, scope, rate, parameters. Sources: pages `common-errors`, "Sign your API request";
 * order of the first steps as recorded by third parties.
 */
export function createGateway(
  mall: Mall,
  limiter: Limiter,
  strictness: Strictness,
): Gateway {
  return async (c) => {
    const raw =
      c.req.method === "GET"
        ? new Uint8Array()
        : new Uint8Array(await c.req.arrayBuffer());
    return serve(c, raw);
  };

  async function serve(
    c: Context,
    raw: Uint8Array<ArrayBuffer>,
  ): Promise<Response> {
    try {
      return c.json(success(await admit(c, raw)));
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
      tellLog(c, { code: thrown.code });
      if (thrown.retryAfterSeconds !== undefined)
        c.header("Retry-After", String(thrown.retryAfterSeconds));
      return c.json(
        failure(thrown.code, thrown.message, thrown.data),
        thrown.status as 200,
      );
    } finally {
      if (mayWrite(c)) mall.context.changed();
    }
  }

  async function admit(
    c: Context,
    raw: Uint8Array<ArrayBuffer>,
  ): Promise<unknown> {
    const { method, path } = c.req;
    const match = findEndpoint(method, path);
    if (!match) refuse(36_009_009, "Invalid path", httpStatus.unknownPath);
    if (match === "wrong method")
      refuse(36_009_010, "Invalid method", httpStatus.wrongMethod);
    const { endpoint } = match;
    const query = queryOf(c);
    checkApp(query);
    checkSign(mall.credentials.appSecret, {
      path,
      query,
      contentType: c.req.header("content-type") ?? "",
      raw,
    });
    const owner = ownerOfToken(
      mall.shops(),
      c.req.header("x-tts-access-token") ?? "",
    );
    checkStanding(owner);
    const platform = shopOfCall(mall, owner, endpoint, query);
    checkScopes(platform.state, endpoint);
    checkRate(platform, endpoint);
    const handler = handlers[`${endpoint.method} ${endpoint.path}`];
    if (!handler)
      refuse(36_009_009, `Not simulated: ${method} ${endpoint.path}`, 404);
    const { body, files } = await readBody(c, endpoint, raw);
    checkParameters(endpoint, query, body);
    const data = handler({ platform, path: match.path, query, body, files });
    const broken = strictness.answers
      ? faultOfAnswer(endpoint, data)
      : undefined;
    if (broken)
      throw new Error(`the sandbox's answer to ${method} ${path}: ${broken}`);
    return data;
  }

  function checkApp(query: Record<string, string>): void {
    if (query.app_key === mall.credentials.appKey) return;
    refuse(36_009_004, "Invalid app_key", httpStatus.badAppKey);
  }

  function checkStanding({ state }: Platform): void {
    if (state.shop.standing === "SHOP_INACTIVE")
      refuse(36_009_043, "The shop is not active", httpStatus.inactive);
    if (state.shop.standing === "SELLER_INACTIVE")
      refuse(36_009_044, "The seller is not active", httpStatus.inactive);
  }

  /** So many calls a second for each app, shop and endpoint; MCF creation has a code of its own. */
  function checkRate({ state }: Platform, endpoint: Endpoint): void {
    const key = `${endpoint.method} ${endpoint.path}`;
    const { qps, endpoints, retryAfterSeconds } = state.limits;
    const rate = endpoints[key] ?? qps;
    if (limiter.admit(`${state.shop.id} ${key}`, rate)) return;
    throw new Refusal(
      mcfCreatePaths.includes(key) ? 177_001_008 : 36_009_002,
      "Too many requests",
      httpStatus.rateLimited,
      null,
      retryAfterSeconds,
    );
  }
}

/** Reading leaves nothing to save; searches are POSTs that only read. */
function mayWrite(c: Context): boolean {
  return c.req.method !== "GET" && !c.req.path.endsWith("/search");
}
