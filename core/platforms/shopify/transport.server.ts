// The adapter sets its own fetch when it is loaded, so it has to be loaded before ours replaces it. It is the very one
// that Shopify's Remix package loads: a second adapter, loaded later, would take the fetch away again.
import "@shopify/shopify-api/adapters/web-api";
import { setAbstractFetchFunc } from "@shopify/shopify-api/runtime";

const timeoutMs = 20_000;
const shopAddress = /^([a-z0-9][a-z0-9-]*)\.myshopify\.com$/i;

/**
 * Decides where Shopify lives, for every call that Shopify's libraries make in this process.
 *
 * With an origin, `https://X.myshopify.com/…` is asked at `{origin}/shops/X/…` and no other host can be reached; with
 * null, calls go to the real address. Each request ends after 20 seconds. The libraries hard-code `https` and the shop's
 * own host, which is why the way leads through their fetch hook.
 *
 * `fetch` is looked up at call time, so that whoever replaces it later (a test's interceptor) is heard.
 */
export function setTransport(transportOrigin: string | null): void {
  setAbstractFetchFunc((input, init) => {
    const request = new Request(input, init);
    const limit = AbortSignal.timeout(timeoutMs);
    const address = locate(new URL(request.url), transportOrigin);
    return fetch(new Request(address, request), {
      signal: AbortSignal.any([request.signal, limit]),
    });
  });
}

function locate(url: URL, transportOrigin: string | null): URL {
  if (transportOrigin === null) return url;
  const shop = shopAddress.exec(url.hostname)?.[1];
  if (!shop) throw new TypeError(`${url.hostname} is not a shop's address`);
  return new URL(`/shops/${shop}${url.pathname}${url.search}`, transportOrigin);
}
