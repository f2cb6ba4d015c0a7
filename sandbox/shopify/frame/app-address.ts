import { createHmac } from "node:crypto";
import { type Desk, shopDomain } from "../desk.ts";
import { issueSessionToken } from "../session-token.ts";

/**
 * The address that the iframe opens: the app's own path and what Shopify adds to it, signed.
 * source: shopify.dev, "Verify that the request comes from Shopify" (hex HMAC-SHA256 over the sorted query).
 *
 * @param locale of the member of staff who looks, e.g. `es-MX`. @param path below the app's root, e.g. `/listings`; empty for the first page. @param search the admin page's own query.
 */
export async function appAddress(
  desk: Desk,
  path: string,
  search: string,
  locale: string,
): Promise<string> {
  const query = new URLSearchParams(search);
  const { handle } = desk.store;
  const added = {
    embedded: "1",
    host: Buffer.from(`admin.shopify.com/store/${handle}`)
      .toString("base64")
      .replace(/=+$/, ""),
    id_token: await issueSessionToken(desk),
    locale,
    session: createHmac("sha256", desk.credentials.apiSecret)
      .update(handle)
      .digest("hex"),
    shop: shopDomain(desk.store),
    timestamp: String(Math.floor(Date.now() / 1000)),
  };
  for (const [name, value] of Object.entries(added)) query.set(name, value);
  query.delete("hmac");
  query.sort();
  const hmac = createHmac("sha256", desk.credentials.apiSecret)
    .update(query.toString())
    .digest("hex");
  return `${desk.context.appOrigin}/app${path}?${query}&hmac=${hmac}`;
}
