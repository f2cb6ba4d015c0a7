/** One row for every way of going wrong that we know. The same row feeds the worker, the logs, the UI and `docs/errors.md`. */
export type CatalogRow = {
  /** `later`: trying again can help. `never`: somebody or something has to change first. */
  retry: "later" | "never";
  title: string;
  fix: string;
};

export const catalog = {
  platform_unreachable: {
    retry: "later",
    title: "The platform did not answer",
    fix: "Nothing to do: Quayside tries again by itself.",
  },
  platform_throttled: {
    retry: "later",
    title: "The platform asked us to slow down",
    fix: "Nothing to do: Quayside waits for the time the platform named and goes on.",
  },
  platform_internal: {
    retry: "later",
    title: "The platform had an internal error",
    fix: "Nothing to do: Quayside tries again by itself.",
  },
  outcome_unknown: {
    retry: "later",
    title: "The platform may or may not have carried out a request",
    fix: "Nothing to do: Quayside looks it up before it acts again.",
  },
  stale_quantity: {
    retry: "later",
    title: "The stock changed while we were writing it",
    fix: "Nothing to do: Quayside reads the new number and works out the right one.",
  },
  authorization_expired: {
    retry: "never",
    title: "The connection needs to be renewed",
    fix: "Open Home and connect this platform again.",
  },
  authorization_missing: {
    retry: "never",
    title: "This platform is not connected",
    fix: "Open Home and connect this platform.",
  },
  scope_missing: {
    retry: "never",
    title: "A permission is missing",
    fix: "Open Home, connect the platform again and grant every permission it asks for.",
  },
  request_refused: {
    retry: "never",
    title: "The platform refused the request",
    fix: "Read the platform's own words beside this message and correct what it names.",
  },
  subject_not_found: {
    retry: "never",
    title: "The platform no longer knows this item",
    fix: "Check whether it was deleted on the platform; if so, remove the link.",
  },
  address_refused: {
    retry: "never",
    title: "The network cannot use this address",
    fix: "Correct the shipping address in Shopify and request fulfillment again.",
  },
  destination_unreachable: {
    retry: "never",
    title: "The network does not deliver to this address",
    fix: "Ship this order from your own location.",
  },
  network_out_of_stock: {
    retry: "never",
    title: "The network has too little stock for this order",
    fix: "Send stock to the network or ship this order from your own location.",
  },
  goods_unknown: {
    retry: "never",
    title: "The network does not know these goods",
    fix: "Link the variant to its goods on the Products page.",
  },
  network_not_enabled: {
    retry: "never",
    title: "Multi-channel fulfillment is not enabled",
    fix: "Enable multi-channel fulfillment in TikTok Seller Center and settle open bills.",
  },
  order_not_shippable: {
    retry: "never",
    title: "This order cannot be shipped now",
    fix: "Check the order's state on TikTok Shop: it may be on hold, cancelled or shipped by TikTok.",
  },
  tracking_refused: {
    retry: "never",
    title: "TikTok Shop refused the tracking number",
    fix: "Check the tracking number and the carrier in Shopify.",
  },
  carrier_unknown: {
    retry: "never",
    title: "TikTok Shop does not know this carrier",
    fix: "Choose a carrier that TikTok Shop offers for this order.",
  },
  too_late_to_cancel: {
    retry: "never",
    title: "The parcel has already left",
    fix: "The order can no longer be stopped; ask the buyer to return it.",
  },
  wire_unexpected: {
    retry: "never",
    title: "The platform answered in a form we do not know",
    fix: "Tell support: the platform may have changed its interface.",
  },
  gave_up: {
    retry: "never",
    title: "Tried many times without success",
    fix: "Look at the last error on the Activity page, mend its cause and retry.",
  },
  credentials_unreadable: {
    retry: "never",
    title: "Stored credentials cannot be decrypted",
    fix: "Check CREDENTIAL_KEYS: the key named in the row is missing.",
  },
  internal: {
    retry: "later",
    title: "Something went wrong on our side",
    fix: "Nothing to do: Quayside tries again; support has been told.",
  },
} as const satisfies Record<string, CatalogRow>;

export type ErrorCode = keyof typeof catalog;

export const isErrorCode = (text: string): text is ErrorCode =>
  Object.hasOwn(catalog, text);
