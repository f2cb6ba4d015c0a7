import { createHmac } from "node:crypto";

/**
 * The value of `X-Shopify-Hmac-Sha256`: base64 of HMAC-SHA256 over the raw body with the app's secret.
 * source: shopify.dev, "Verify webhook deliveries".
 */
export function webhookSignature(secret: string, rawBody: string): string {
  return createHmac("sha256", secret).update(rawBody, "utf8").digest("base64");
}
