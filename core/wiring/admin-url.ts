import type { Env } from "./env.ts";

type Place = Pick<Env, "SHOPIFY_TRANSPORT_ORIGIN" | "SHOPIFY_API_KEY">;

/** `harbor-goods` of `harbor-goods.myshopify.com`, as the admin's addresses have it. */
export const handleOf = (domain: string): string =>
  domain.replace(/\.myshopify\.com$/, "");

/**
 * A page of ours inside a merchant's admin, for coming back from elsewhere.
 * @param domain `harbor-goods.myshopify.com` @param path below `/app`, e.g. `/products`; empty for the first page.
 */
export function adminUrl(env: Place, domain: string, path = ""): string {
  const store = `store/${encodeURIComponent(handleOf(domain))}/apps`;
  return env.SHOPIFY_TRANSPORT_ORIGIN
    ? `${env.SHOPIFY_TRANSPORT_ORIGIN}/${store}/quayside${path}`
    : `https://admin.shopify.com/${store}/${env.SHOPIFY_API_KEY}/app${path}`;
}
