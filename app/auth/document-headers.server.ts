import { env } from "../world.server.ts";
import { shopify } from "./shopify.server.ts";

const ancestors = /frame-ancestors ([^;]*)/;

/**
 * Security headers of every page. Only the merchant's own admin may frame us; where Shopify lives at another address
 * by setting, that address may too.
 */
export function addDocumentHeaders(request: Request, headers: Headers): void {
  if (isDesk(request)) addDeskHeaders(headers);
  else addMerchantHeaders(request, headers);
}

function addMerchantHeaders(request: Request, headers: Headers): void {
  shopify.addDocumentResponseHeaders(request, headers);
  const policy = headers.get("Content-Security-Policy");
  const elsewhere = env.SHOPIFY_TRANSPORT_ORIGIN;
  if (!policy)
    headers.set("Content-Security-Policy", "frame-ancestors 'none';");
  else if (elsewhere)
    headers.set(
      "Content-Security-Policy",
      policy.replace(ancestors, `frame-ancestors $1 ${elsewhere}`),
    );
  // The library preloads App Bridge from Shopify's own address, wherever it is loaded from.
  if (env.APP_BRIDGE_URL) headers.delete("Link");
  headers.set("X-Content-Type-Options", "nosniff");
  headers.set("Referrer-Policy", "strict-origin-when-cross-origin");
}

const isDesk = (request: Request): boolean =>
  /^\/(?:support|shared)(?:\/|$)/.test(new URL(request.url).pathname);

/** The desk stands in nobody's frame, is kept by nobody on the way, and tells no other site where somebody came from. */
function addDeskHeaders(headers: Headers): void {
  headers.set("Content-Security-Policy", "frame-ancestors 'none';");
  headers.set("Cache-Control", "no-store");
  headers.set("X-Content-Type-Options", "nosniff");
  headers.set("X-Robots-Tag", "noindex");
  headers.set("Referrer-Policy", "same-origin");
}
