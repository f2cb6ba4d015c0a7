import type { Env } from "#core/wiring/env.ts";

type Place = Pick<Env, "SHOPIFY_TRANSPORT_ORIGIN" | "SHOPIFY_API_KEY">;

const handleOf = (domain: string) => domain.replace(/\.myshopify\.com$/, "");

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

/** An order's own page in the Shopify admin; null where the order is not in Shopify. */
export function orderAdminUrl(
  domain: string,
  externalId: string | null,
): string | null {
  const number = /^gid:\/\/shopify\/Order\/(\d+)$/.exec(externalId ?? "")?.[1];
  return number
    ? `https://admin.shopify.com/store/${handleOf(domain)}/orders/${number}`
    : null;
}
