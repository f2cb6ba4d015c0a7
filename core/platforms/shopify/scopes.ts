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
  // Holding and moving what lies at our own location: for Shopify that is a third party's.
  "read_third_party_fulfillment_orders",
  "write_third_party_fulfillment_orders",
  "read_orders",
  "write_orders",
  "read_returns",
  "write_returns",
] as const;

/** What of it a grant lacks. Shopify leaves out a `read_` that is implied by its `write_`. */
export const missingScopes = (granted: readonly string[]): string[] =>
  scopes.filter(
    (scope) =>
      !granted.includes(scope) &&
      !granted.includes(scope.replace(/^read_/, "write_")),
  );
