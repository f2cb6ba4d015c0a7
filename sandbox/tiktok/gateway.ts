import type { Context } from "hono";
import { mcfCreatePath } from "../fbt/mcf.ts";
import { codeOfWrongCipher, httpStatus } from "./assumed.ts";
import { checkAccessToken } from "./authorization.ts";
import { type Endpoint, faultOfAnswer, findEndpoint } from "./contract.ts";
import { failure, Refusal, refuse, success } from "./envelope.ts";
import { cutConnection, faultAnswer } from "./faults.ts";
import { handlers } from "./handlers.ts";
import type { Limiter } from "./limits.ts";
import { checkParameters, parseBody, queryOf } from "./parameters.ts";
import type { Platform } from "./platform.ts";
import { sameSign, signRequest } from "./signing.ts";

/** Check the sandbox's own answers against the contract; on by itself in tests. */
export type Strictness = { answers: boolean };

export type Gateway = (c: Context) => Promise<Response>;

/**
 * Stands before every Open API call and checks in this order: path, method, app key, timestamp, signature, token, shop
 * cipher, rate, parameters. Sources: pages `common-errors`, "Sign your API request"; order of the first steps as
 * recorded by third parties.
 */
export function createGateway(
  platform: Platform,
  limiter: Limiter,
  strictness: Strictness,
): Gateway {
  return async (c) => {
    const rawBody = c.req.method === "GET" ? "" : await c.req.text();
    const path = c.req.path;
    const fault = platform.context.faults.take("tiktok", path);
    if (fault && !fault.afterApplying)
      return fault.status === 0 ? cutConnection(c) : faultAnswer(c, fault);
    const answer = await serve(c, rawBody);
    if (fault)
      return fault.status === 0 ? cutConnection(c) : faultAnswer(c, fault);
    return answer;
  };

  async function serve(c: Context, rawBody: string): Promise<Response> {
    try {
      return c.json(success(admit(c, rawBody)));
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
      if (thrown.status === httpStatus.rateLimited)
        c.header("Retry-After", "1");
      return c.json(
        failure(thrown.code, thrown.message, thrown.data),
        thrown.status as 200,
      );
    } finally {
      if (mayWrite(c)) platform.context.changed();
    }
  }

  function admit(c: Context, rawBody: string): unknown {
    const { method, path } = c.req;
    const match = findEndpoint(method, path);
    if (!match) refuse(36_009_009, "Invalid path", httpStatus.unknownPath);
    if (match === "wrong method")
      refuse(36_009_010, "Invalid method", httpStatus.wrongMethod);
    const { endpoint } = match;
    const query = queryOf(c);
    checkApp(query);
    checkSign(c, query, rawBody);
    checkToken(c);
    checkCipher(endpoint, query);
    checkRate(endpoint);
    const handler = handlers[`${endpoint.method} ${endpoint.path}`];
    if (!handler)
      refuse(36_009_009, `Not simulated: ${method} ${endpoint.path}`, 404);
    const body = parseBody(rawBody);
    checkParameters(endpoint, query, body);
    const data = handler({ platform, path: match.path, query, body });
    const broken = strictness.answers
      ? faultOfAnswer(endpoint, data)
      : undefined;
    if (broken)
      throw new Error(`the sandbox's answer to ${method} ${path}: ${broken}`);
    return data;
  }

  function checkApp(query: Record<string, string>): void {
    if (query.app_key === platform.credentials.appKey) return;
    refuse(36_009_004, "Invalid app_key", httpStatus.badAppKey);
  }

  /** Accepted from five minutes back to thirty seconds ahead, by the real clock. */
  function checkSign(
    c: Context,
    query: Record<string, string>,
    rawBody: string,
  ): void {
    const bad = (message: string) =>
      refuse(36_009_004, message, httpStatus.badCommonParameter);
    if (!/^\d{10}$/.test(query.timestamp ?? "")) bad("Invalid timestamp");
    const age = Date.now() / 1000 - Number(query.timestamp);
    if (age > 300 || age < -30) bad("Timestamp is out of the accepted window");
    if (!query.sign) bad("Missing sign");
    const contentType = c.req.header("content-type") ?? "";
    const sign = (body: string | null) =>
      signRequest(platform.credentials.appSecret, {
        path: c.req.path,
        query,
        contentType,
        rawBody: body,
      });
    const given = query.sign ?? "";
    if (sameSign(sign(rawBody), given)) return;
    // Clients differ over `{}`: the published sample functions sign nothing for an object without keys.
    if (rawBody === "{}" && sameSign(sign(null), given)) return;
    refuse(106_001, "Invalid sign", httpStatus.badSignature);
  }

  function checkToken(c: Context): void {
    const token = c.req.header("x-tts-access-token") ?? "";
    checkAccessToken(platform.state, token);
  }

  function checkCipher(
    endpoint: Endpoint,
    query: Record<string, string>,
  ): void {
    const given = query.shop_cipher;
    if (endpoint.shop_cipher === "absent") {
      if (given === undefined) return;
      refuse(
        36_009_004,
        "shop_cipher must not be sent to this path",
        httpStatus.badCommonParameter,
      );
    }
    if (!given) {
      if (endpoint.shop_cipher === "optional_in_spec") return;
      refuse(106_013, "shop_cipher is required", httpStatus.cipherMissing);
    }
    if (given !== platform.state.shop.cipher)
      refuse(
        codeOfWrongCipher,
        "Invalid shop_cipher",
        httpStatus.cipherMissing,
      );
  }

  /** 50 a second for each app, shop and API is the documented figure of December 2025; MCF creation has its own code. */
  function checkRate(endpoint: Endpoint): void {
    const key = `${endpoint.method} ${endpoint.path}`;
    if (limiter.admit(key, platform.state.limits.qps)) return;
    const code = key === mcfCreatePath ? 177_001_008 : 36_009_002;
    refuse(code, "Too many requests", httpStatus.rateLimited);
  }
}

/** Reading leaves nothing to save; searches are POSTs that only read. */
function mayWrite(c: Context): boolean {
  return c.req.method !== "GET" && !c.req.path.endsWith("/search");
}
