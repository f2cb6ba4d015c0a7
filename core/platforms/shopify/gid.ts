export type GidKind =
  | "Collection"
  | "Customer"
  | "FulfillmentOrder"
  | "InventoryItem"
  | "Order"
  | "Product"
  | "Return"
  | "ReverseFulfillmentOrder";

/**
 * Shopify's global id: webhooks write bare numbers where the Admin API wants this form.
 * source: https://shopify.dev/docs/api/usage/gids
 */
export const gid = (kind: GidKind, id: string | number): string =>
  `gid://shopify/${kind}/${id}`;
