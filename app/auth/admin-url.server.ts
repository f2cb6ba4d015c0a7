import { handleOf } from "#core/wiring/admin-url.ts";

export { adminUrl } from "#core/wiring/admin-url.ts";

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
