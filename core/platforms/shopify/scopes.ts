/**
 * What Quayside asks the merchant for, and nothing more. `shopify.app.toml` repeats the list, and a law test holds both
 * against the documents under `operations/`.
 * source: https://shopify.dev/docs/api/usage/access-scopes
 */
export const scopes = [
  "read_products",
  "write_products",
  "read_inventory",
  "write_inventory",
  "read_locations",
  "read_fulfillments",
  "write_fulfillments",
  "read_assigned_fulfillment_orders",
  "write_assigned_fulfillment_orders",
  "read_merchant_managed_fulfillment_orders",
  "read_orders",
  "write_orders",
] as const;
