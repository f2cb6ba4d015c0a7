import { ApiVersion } from "@shopify/shopify-api";

/**
 * The Admin API version this whole room speaks: address, documents and webhooks.
 * source: https://shopify.dev/docs/api/usage/versioning
 */
export const apiVersion = ApiVersion.October26;
