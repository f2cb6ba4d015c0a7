import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * Whether the raw body was signed with the app's secret: base64 of its HMAC-SHA256. Constant time.
 * source: https://shopify.dev/docs/apps/build/webhooks/subscribe/https#step-2-validate-the-origin-of-your-webhook-to-ensure-its-coming-from-shopify
 */
export function isSignedBy(
  secret: string,
  body: Uint8Array,
  signature: string,
): boolean {
  const own = createHmac("sha256", secret).update(body).digest("base64");
  // Compared as text: decoding base64 forgives stray characters, and two signatures would pass for one.
  const [ours, theirs] = [Buffer.from(own), Buffer.from(signature)];
  return ours.length === theirs.length && timingSafeEqual(ours, theirs);
}
