import {
  GraphqlQueryError,
  HttpRequestError,
  HttpResponseError,
} from "@shopify/shopify-api";
import type { ErrorCode } from "#core/errors/catalog.ts";
import { SyncError } from "#core/errors/sync-error.ts";
import { restMs } from "../assumed.ts";
import { type Cost, readCost, waitFor } from "./cost.ts";

/** What went wrong with one try, as far as it matters for the next. */
export type Failure =
  /** Refused before it was looked at; nothing has happened. */
  | { kind: "throttled"; waitMs: number; cost: Cost | null; error: SyncError }
  | { kind: "unauthorized"; error: SyncError }
  /** Looked at and refused; the same request would be refused again. */
  | { kind: "refused"; error: SyncError }
  /** No answer that says whether it was carried out. */
  | { kind: "uncertain"; error: SyncError };

/**
 * Reads what the library threw. Its error classes end here: nobody above knows them.
 * source: https://shopify.dev/docs/api/admin-graphql#status_and_error_codes
 */
export async function readFailure(thrown: unknown): Promise<Failure> {
  if (thrown instanceof GraphqlQueryError) return readGraphqlErrors(thrown);
  if (thrown instanceof HttpResponseError) return readStatus(thrown);
  if (thrown instanceof HttpRequestError)
    return uncertain("platform_unreachable", { said: "no answer" });
  throw thrown;
}

type GraphqlError = {
  message?: string;
  extensions?: { code?: string };
};

function readGraphqlErrors(thrown: GraphqlQueryError): Failure {
  const errors: unknown = thrown.body?.errors?.graphQLErrors;
  const list = (Array.isArray(errors) ? errors : []) as GraphqlError[];
  const codes = new Set(list.map((error) => error.extensions?.code));
  const details = {
    said: list[0] ? readable(list[0]) : String(errors),
    requestId: requestIdOf(thrown.headers),
  };

  if (codes.has("THROTTLED"))
    return throttled(readCost(thrown.body?.extensions), details.requestId);
  if (codes.has("INTERNAL_SERVER_ERROR") || codes.has("TIMEOUT"))
    return uncertain("platform_internal", details);
  if (codes.has("ACCESS_DENIED")) return refused("scope_missing", details);
  if (codes.has("RESOURCE_NOT_FOUND"))
    return refused("subject_not_found", details);
  return refused("request_refused", details);
}

async function readStatus(thrown: HttpResponseError): Promise<Failure> {
  const { code, headers } = thrown.response;
  const requestId = requestIdOf(headers);
  const details = { said: `HTTP ${code}`, requestId };

  if (code === 401) return unauthorized("authorization_expired", details);
  if (code === 429 || code === 430) return busy(headers, requestId);
  if (code === 403)
    return refusesKindOfToken(await wordsOf(thrown))
      ? unauthorized("authorization_outdated", details)
      : refused("scope_missing", details);
  // Frozen for a bill that is not paid, or locked.
  if (code === 402 || code === 423) return refused("store_closed", details);
  if (code >= 500) return uncertain("platform_internal", details);
  // An answer that arrived but could not be read to its end.
  if (code < 400) return uncertain("platform_unreachable", details);
  return refused("request_refused", details);
}

function throttled(cost: Cost | null, requestId?: string): Failure {
  const waitMs = cost ? waitFor(cost) : restMs;
  const error = new SyncError("platform_throttled", {
    retryAfterMs: waitMs,
    requestId,
  });
  return { kind: "throttled", waitMs, cost, error };
}

/** The header is in seconds; the library reads it as milliseconds, so its own retries stay switched off. */
function busy(headers: Headers, requestId?: string): Failure {
  const seconds = Number.parseFloat(firstOf(headers, "Retry-After") ?? "");
  const waitMs = Number.isFinite(seconds) ? seconds * 1000 : restMs;
  const error = new SyncError("platform_throttled", {
    retryAfterMs: waitMs,
    requestId,
  });
  return { kind: "throttled", waitMs, cost: null, error };
}

/** The library's own error is not kept as the cause: it holds the whole answer, personal data included. */
type Details = { said?: string; requestId?: string };

const refused = (code: ErrorCode, details: Details): Failure => ({
  kind: "refused",
  error: new SyncError(code, details),
});

const unauthorized = (code: ErrorCode, details: Details): Failure => ({
  kind: "unauthorized",
  error: new SyncError(code, details),
});

const uncertain = (code: ErrorCode, details: Details): Failure => ({
  kind: "uncertain",
  error: new SyncError(code, details),
});

/**
 * "Non-expiring access tokens are no longer accepted for the Admin API": of public apps made since April 2026, and from
 * 2027 on of all. A missing permission is answered 403 too, in other words.
 * source: https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/offline-access-tokens
 */
const refusesKindOfToken = (words: string): boolean =>
  /non-expiring access tokens?/i.test(words);

/** The library leaves the body of a refused request unread, and hands the answer on. */
async function wordsOf({ response }: HttpResponseError): Promise<string> {
  const body = response.body as
    | { errors?: { response?: Pick<Response, "text"> } }
    | undefined;
  const text = await body?.errors?.response?.text().catch(() => "");
  return text ?? "";
}

/** Shopify explains a bad variable in brackets and may quote its value, which can be personal data. */
const readable = (error: GraphqlError): string =>
  (error.message ?? "").replace(/\s*\(.*\)\s*$/s, "").slice(0, 300);

type Headers = Record<string, unknown> | undefined;

const requestIdOf = (headers: Headers) => firstOf(headers, "X-Request-Id");

function firstOf(headers: Headers, name: string): string | undefined {
  const value = headers?.[name];
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === "string" ? first : undefined;
}
