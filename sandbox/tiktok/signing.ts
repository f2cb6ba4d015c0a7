import { createHmac, timingSafeEqual } from "node:crypto";

export type SignedRequest = {
  path: string;
  /** Decoded query parameters; an array parameter is one value joined by commas. */
  query: Record<string, string>;
  contentType: string;
  rawBody: string | null;
};

/**
 * The sign of an Open API request: secret, path, sorted query without `sign` and `access_token`, raw body unless it is
 * multipart, secret; HMAC-SHA256 with the secret, lower-case hex.
 * Source: partner.tiktokshop.com, the page "Sign your API request".
 */
export function signRequest(secret: string, request: SignedRequest): string {
  const query = Object.keys(request.query)
    .filter((key) => key !== "sign" && key !== "access_token")
    .sort()
    .map((key) => key + request.query[key])
    .join("");
  const multipart = request.contentType.startsWith("multipart/form-data");
  const body = multipart ? "" : (request.rawBody ?? "");
  return hmac(secret, secret + request.path + query + body + secret);
}

/**
 * The `Authorization` header of a webhook: HMAC-SHA256 over app key and raw body.
 * Source: partner.tiktokshop.com, the webhook overview page.
 */
export function signLetter(
  appKey: string,
  secret: string,
  rawBody: string,
): string {
  return hmac(secret, appKey + rawBody);
}

/** Compares in constant time; false for any length but the right one. */
export function sameSign(expected: string, given: string): boolean {
  const left = Buffer.from(expected);
  const right = Buffer.from(given);
  return left.length === right.length && timingSafeEqual(left, right);
}

function hmac(key: string, message: string): string {
  return createHmac("sha256", key).update(message, "utf8").digest("hex");
}
