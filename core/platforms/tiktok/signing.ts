import { createHmac } from "node:crypto";

type Unsigned = {
  /** Path only: no host, no query. */
  path: string;
  /** Decoded values; an array parameter is one value joined by commas. */
  query: Record<string, string>;
  /** The very text that is sent; null for none and for multipart, which never enters the signature. */
  body: string | null;
  appSecret: string;
};

/** Left out of the signature wherever they appear. */
const unsignedKeys = new Set(["sign", "access_token"]);

/**
 * The `sign` parameter of a request. Pure.
 *
 * Source: TikTok Shop Partner Center, page "Sign your API request".
 */
export function signRequest({
  path,
  query,
  body,
  appSecret,
}: Unsigned): string {
  const sorted = Object.keys(query)
    .filter((key) => !unsignedKeys.has(key))
    .sort()
    .map((key) => `${key}${query[key]}`)
    .join("");
  return createHmac("sha256", appSecret)
    .update(`${appSecret}${path}${sorted}${body ?? ""}${appSecret}`, "utf8")
    .digest("hex");
}

/**
 * What TikTok Shop writes into `Authorization` of a webhook: the app key and the raw bytes, under the app secret.
 *
 * Source: TikTok Shop Partner Center, page "TikTok Shop Webhooks Overview".
 */
export function signWebhook(
  key: { appKey: string; appSecret: string },
  body: Uint8Array,
): string {
  return createHmac("sha256", key.appSecret)
    .update(key.appKey)
    .update(body)
    .digest("hex");
}
