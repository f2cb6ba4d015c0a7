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
  orders_to_be_read: {
    retry: "later",
    title: "TikTok Shop's latest orders are not all read yet",
    fix: "Nothing to do: units are given back to Shopify when what TikTok Shop sold meanwhile is known.",
  },
  authorization_expired: {
    retry: "never",
    title: "The connection needs to be renewed",
    fix: "Open Home and connect this platform again.",
  },
  authorization_outdated: {
    retry: "never",
    title: "Shopify no longer takes the kind of access that Quayside holds",
    fix: "Open Quayside in the Shopify admin once: that brings access of the new kind, and what waits goes on.",
  },
  authorization_ending: {
    retry: "never",
    title: "The connection to TikTok Shop ends soon",
    fix: "Open Home and connect TikTok Shop again; until the day it ends everything goes on.",
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
  store_closed: {
    retry: "never",
    title: "The Shopify store is frozen or locked",
    fix: "Open the store again with Shopify, most often by paying its bill. Quayside keeps its work and goes on by itself.",
  },
  service_gone: {
    retry: "never",
    title: "Shopify no longer has Quayside's fulfillment location",
    fix: "Tell support: the location has to be made again before Shopify can request fulfillment.",
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
  tracking_locked: {
    retry: "never",
    title: "TikTok Shop no longer lets the tracking number be changed",
    fix: "Nothing to correct here: tell the buyer the new number, or ask TikTok Shop's support to change it.",
  },
  carrier_unknown: {
    retry: "never",
    title: "TikTok Shop does not know this carrier",
    fix: "Choose a carrier that TikTok Shop offers for this order.",
  },
  access_misconfigured: {
    retry: "never",
    title: "TikTok Shop does not accept Quayside's own access",
    fix: "Tell support: the app's key, secret, address or clock has to be corrected.",
  },
  shop_inactive: {
    retry: "never",
    title: "The shop is not active on TikTok Shop",
    fix: "Reactivate the shop in TikTok Seller Center, then retry.",
  },
  seller_not_entitled: {
    retry: "never",
    title: "The shop is not entitled to this on TikTok Shop",
    fix: "Look in TikTok Seller Center for the permission that the message names and apply for it.",
  },
  shop_setup_missing: {
    retry: "never",
    title: "The shop is not set up to the end on TikTok Shop",
    fix: "Finish in TikTok Seller Center what the message names, such as shipping, deposit or contact details, then retry.",
  },
  listing_refused: {
    retry: "never",
    title: "TikTok Shop refused the product's data",
    fix: "Correct what TikTok Shop names in its message, then retry.",
  },
  listing_locked: {
    retry: "never",
    title: "The listing cannot be changed now",
    fix: "Wait until the promotion, auction or review is over, or end it in TikTok Seller Center, then retry.",
  },
  listing_limit_reached: {
    retry: "never",
    title: "The shop may not list more products at present",
    fix: "Wait for TikTok Shop to raise the limit, or take listings down that are not needed.",
  },
  category_refused: {
    retry: "never",
    title: "TikTok Shop refused the category",
    fix: "Choose another category, or apply for this one in TikTok Seller Center.",
  },
  brand_refused: {
    retry: "never",
    title: "TikTok Shop refused the brand",
    fix: "Choose another brand or none, or apply for this one in the Qualification Center of TikTok Seller Center.",
  },
  title_refused: {
    retry: "never",
    title: "TikTok Shop refused the title",
    fix: "Correct the title: between 1 and 255 characters, in the market's language, without emojis and HTML, then retry.",
  },
  description_refused: {
    retry: "never",
    title: "TikTok Shop refused the description",
    fix: "Shorten or simplify the description: plain paragraphs, lists and pictures, at most 10,000 characters, in the market's language, then retry.",
  },
  image_refused: {
    retry: "never",
    title: "TikTok Shop refused the picture",
    fix: "Use a JPG or PNG of at most 10 MB, between 300 and 4,000 pixels wide and high.",
  },
  size_chart_refused: {
    retry: "never",
    title: "TikTok Shop wants another size chart",
    fix: "Give the product a size chart, as a picture of its own, then retry.",
  },
  attributes_refused: {
    retry: "never",
    title: "TikTok Shop refused an attribute of the product",
    fix: "Fill in or correct the attribute that the message names; what a category asks for differs.",
  },
  options_refused: {
    retry: "never",
    title: "TikTok Shop refused the product's options",
    fix: "Correct the options that the message names in Shopify: at most three options and 100 SKUs, without restricted words and symbols, then retry.",
  },
  code_refused: {
    retry: "never",
    title: "TikTok Shop refused a SKU code or barcode",
    fix: "Correct the SKU or the barcode in Shopify: a whole GTIN, EAN, UPC or ISBN that no other product has, or none.",
  },
  parcel_refused: {
    retry: "never",
    title: "TikTok Shop refused the parcel's weight or size",
    fix: "Correct weight, length, width and height of the parcel: all above zero, in the units of your market, then retry.",
  },
  papers_missing: {
    retry: "never",
    title: "TikTok Shop wants papers for this product",
    fix: "Add in TikTok Seller Center what the message names: the certificate, the manufacturer or the responsible person, then retry.",
  },
  bundle_refused: {
    retry: "never",
    title: "TikTok Shop refused the bundle",
    fix: "Change the bundle and its parts in TikTok Seller Center as the message says.",
  },
  price_refused: {
    retry: "never",
    title: "TikTok Shop refused the price",
    fix: "Use the shop's currency and a price within TikTok Shop's limits for your market.",
  },
  list_price_refused: {
    retry: "never",
    title: "TikTok Shop refused the price struck through",
    fix: "Take the compare-at price away in Shopify, or set it above the price: not every market and category takes one.",
  },
  quantity_refused: {
    retry: "never",
    title: "TikTok Shop refused the quantity",
    fix: "Use a whole number of at most 99,999 units.",
  },
  stock_not_writable: {
    retry: "never",
    title: "This stock is kept by TikTok Shop itself",
    fix: "Change it in TikTok Seller Center: stock of fulfillment centres, bundles and shared products is not written from outside.",
  },
  warehouse_refused: {
    retry: "never",
    title: "TikTok Shop cannot use this warehouse",
    fix: "Check in TikTok Seller Center that the warehouse is enabled, serves the market and has a return warehouse.",
  },
  document_not_ready: {
    retry: "later",
    title: "TikTok Shop is still making the document",
    fix: "Nothing to do: Quayside asks again.",
  },
  document_unavailable: {
    retry: "never",
    title: "There is no document for this package",
    fix: "Only packages that ship with TikTok Shipping have documents, from arranging the shipment until it is picked up.",
  },
  order_not_reversible: {
    retry: "never",
    title: "This order can no longer be cancelled or returned",
    fix: "Check the order on TikTok Shop: it may be completed, cancelled or under review.",
  },
  reason_refused: {
    retry: "never",
    title: "TikTok Shop does not take this reason",
    fix: "Choose one of the reasons that TikTok Shop offers for this order.",
  },
  request_settled: {
    retry: "never",
    title: "This request no longer waits for your answer",
    fix: "Open the request on TikTok Shop: it was answered or withdrawn, or stands where this answer is not taken any more.",
  },
  request_not_yours: {
    retry: "never",
    title: "TikTok Shop settles this request itself",
    fix: "Nothing to answer: TikTok's staff, its authenticity check or its fulfillment network decides. Follow the request in TikTok Seller Center.",
  },
  refund_refused: {
    retry: "never",
    title: "TikTok Shop refused the refund",
    fix: "Refund at most what the buyer paid, for lines that TikTok Shop lets you refund.",
  },
  inbound_refused: {
    retry: "never",
    title: "The network refused the inbound shipment",
    fix: "Correct the goods, cartons or tracking numbers that the message names.",
  },
  inbound_locked: {
    retry: "never",
    title: "The inbound shipment can no longer be changed",
    fix: "Check its state in TikTok Seller Center: it may be on its way, received or cancelled.",
  },
  goods_refused: {
    retry: "never",
    title: "The network refused the goods' data",
    fix: "Correct the measures, weight or declarations that the message names.",
  },
  too_late_to_cancel: {
    retry: "never",
    title: "The parcel has already left",
    fix: "The order can no longer be stopped; ask the buyer to return it.",
  },
  store_inactive: {
    retry: "never",
    title: "The Shopify store is not active",
    fix: "Choose a plan for the store in Shopify, then retry.",
  },
  store_feature_missing: {
    retry: "never",
    title: "The Shopify store does not have what this needs",
    fix: "Switch on what the message names in Shopify's settings, or choose a plan that has it, then retry.",
  },
  store_limit_reached: {
    retry: "never",
    title: "A limit of Shopify is reached",
    fix: "Take away in Shopify what is no longer needed of what the message names, then retry.",
  },
  store_order_refused: {
    retry: "never",
    title: "Shopify refused the order's data",
    fix: "Correct what Shopify names in its message, then retry.",
  },
  store_order_locked: {
    retry: "never",
    title: "Shopify does not let this order be changed now",
    fix: "Open the order in Shopify: it may be held, under way, cancelled or archived. Then retry.",
  },
  store_out_of_stock: {
    retry: "never",
    title: "Shopify has too little stock for this order",
    fix: "Correct the item's stock in Shopify or let it be sold when out of stock, then retry.",
  },
  store_refund_refused: {
    retry: "never",
    title: "Shopify refused the refund",
    fix: "Give the refund in Shopify, in another way than the one that the message names.",
  },
  hold_not_ours: {
    retry: "never",
    title: "The order is held by another app",
    fix: "Release the hold in Shopify or in the app that placed it, then retry.",
  },
  store_product_refused: {
    retry: "never",
    title: "Shopify refused the product's data",
    fix: "Correct what Shopify names in its message, then retry.",
  },
  store_product_locked: {
    retry: "never",
    title: "Shopify does not let apps change this product",
    fix: "Change it in Shopify itself: suspended products, gift cards, subscriptions and combined listings are kept there.",
  },
  store_quantity_refused: {
    retry: "never",
    title: "Shopify refused the quantity",
    fix: "Correct the item's stock in Shopify: the number that Shopify was to be told lies outside of what it takes.",
  },
  store_stock_locked: {
    retry: "never",
    title: "Shopify works out this stock itself",
    fix: "Change the stock of the parts: what is put together from other items has none of its own.",
  },
  store_return_refused: {
    retry: "never",
    title: "Shopify refused this step of the return",
    fix: "Correct what Shopify names in its message, or take this step in Shopify itself.",
  },
  store_return_settled: {
    retry: "never",
    title: "This return does not wait for this step any more",
    fix: "Open the return in Shopify: it may be answered, closed or cancelled.",
  },
  request_malformed: {
    retry: "never",
    title: "Quayside asked in a form that Shopify refuses",
    fix: "Tell support: this has to be corrected in Quayside.",
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
  taken_over: {
    retry: "later",
    title: "Another worker has taken over",
    fix: "Nothing to do: this worker stood still for a while, and another one goes on with its work.",
  },
  database_interrupted: {
    retry: "later",
    title: "The database broke off for a moment",
    fix: "Nothing to do: Quayside does the same again by itself.",
  },
  internal: {
    retry: "later",
    title: "Something went wrong on our side",
    fix: "Nothing to do: Quayside tries again; support has been told.",
  },
} as const satisfies Record<string, CatalogRow>;

export type ErrorCode = keyof typeof catalog;

/** Whether a row's text names a code of the catalog. */
export const isErrorCode = (text: string): text is ErrorCode =>
  Object.hasOwn(catalog, text);
