export type Listed = {
  recording: RegExp;
  call?: RegExp;
  at?: RegExp;
  reason: string;
};

const wholeShop =
  "reads the whole shop, of which the recording shows a part only";
const otherPace =
  "a bulk operation was looked at while it ran, at Shopify's pace and over a catalog that is not recorded";
const shopifyFailed =
  "Shopify itself failed, and its order stayed where it was";
const runningCancel =
  "looked at while Shopify's cancellation was still at work; ours is done when it answers";
const secondHost =
  "the recorded app had a second host of its own; a pretend app has one";

const earlierVersion =
  "recorded with a version of the API whose schema is no longer held, which knew other names";

/** Where the sandbox differs from Shopify on purpose, or cannot be compared: one row, one reason. */
export const listed: Listed[] = [
  {
    recording: /fulfillment-order-lifecycle$/,
    call: /topLevelRead$/,
    at: /^(errors\b|data\.(fulfillmentOrders|manualHolds\w+|assigned\w+)\.)/,
    reason: wholeShop,
  },
  {
    recording: /open-report-progress-preconditions$/,
    call: /^closed\/search$/,
    reason: wholeShop,
  },
  {
    recording: /./,
    call: /preflightCleanup|^preCleanup\/search$/,
    reason: wholeShop,
  },
  {
    recording: /order-create-line-item-fields$/,
    call: /productLookup$/,
    reason: wholeShop,
  },
  {
    recording: /bulk-operation-run-query-group-objects$/,
    at: /(objectCount|rootObjectCount|fileSize|url|count)$/i,
    reason: otherPace,
  },
  {
    recording: /bulk-operation-cancel-preserves-fields$/,
    at: /(objectCount|rootObjectCount|fileSize)$/i,
    reason: otherPace,
  },
  {
    recording: /bulk-operation-run-mutation-file-size$/,
    call: /^running\//,
    at: /(objectCount|rootObjectCount)$/i,
    reason: otherPace,
  },
  {
    recording: /^bulk-operations\//,
    at: /\.fileSize$/,
    reason:
      "the size of a result goes with the length of ids and of input that is not recorded",
  },
  {
    recording: /fulfillment-order-lifecycle$/,
    call: /^workflows\/reroute\//,
    reason: shopifyFailed,
  },
  {
    recording: /fulfillment-create-preconditions$/,
    call: /^cases\/cancelled\/setup\/hydrate$/,
    reason: runningCancel,
  },
  {
    recording: /fulfillment-create-preconditions$/,
    call: /^cases\/closed\/setup\/hydrate$/,
    at: /\.order\.closed(At)?$/,
    reason:
      "a shop's setting says whether a fulfilled order is archived at once; pretend shops do it, the recorded one did not",
  },
  {
    recording: /orderCustomerSet-and-Remove-error-paths-cleanup$/,
    call: /8888076992818$/,
    reason: runningCancel,
  },
  {
    recording: /inventory-inactive-level-lifecycle/,
    at: /\.product\.totalInventory$/,
    reason:
      "Shopify sums a product's inventory a while later; ours is summed at once",
  },
  {
    recording: /open-report-progress-preconditions$/,
    call: /^closed\/hydrate$/,
    at: /fulfillableQuantity$/,
    reason:
      "the order had been edited before the recording began, and how is not told",
  },
  {
    recording: /fulfillment-service-callback-url-validation$/,
    call: /^primary$/,
    at: /originCreate/,
    reason: secondHost,
  },
  {
    recording: /fulfillment-service-callback-url-validation$/,
    call: /^cleanup\/2$/,
    reason: secondHost,
  },
  {
    recording: /permits-sku-sharing-validation$/,
    call: /^schemaProbe$/,
    reason: earlierVersion,
  },
  {
    recording: /webhook-subscription-api-version-projection$/,
    at: /\.apiVersion\.(handle|displayName|supported)$/,
    reason:
      "which version the app had chosen, and which versions there were that day",
  },
  {
    recording: /webhook-subscription-topic-enum-validation$/,
    call: /createBogusVariableTopicRejected$/,
    at: /explanation$/,
    reason: earlierVersion,
  },
  {
    recording: /webhook-subscription-api-version-projection$/,
    call: /^cleanup$/,
    reason: "the same call is told twice",
  },
];

/** What the sandbox does not do, by family, and why not. */
export const notSimulated: { what: RegExp; reason: string }[] = [
  {
    what: /^draftOrder/i,
    reason: "draft orders: no order of ours goes by way of a draft",
  },
  {
    what: /^compan(y|ies)/i,
    reason: "companies: selling to businesses is not our trade",
  },
  {
    what: /^(delivery(Profile|Promise|Customization|Settings)|availableCarrierServices|carrierService|locationsAvailableForDeliveryProfiles|locationLocalPickup|Location\.localPickup|shippingPackage|fulfillmentConstraintRule)/,
    reason:
      "what checkout offers (profiles, pickup, packages, promises): the network's business, not ours",
  },
  {
    what: /^metaobject/i,
    reason: "metaobjects: nothing of ours lies in them",
  },
  {
    what: /\.(localizedFields|localizationExtensions)$/,
    reason:
      "credentials that the customs and taxes of single countries ask for",
  },
  {
    what: /^Order\.events$/,
    reason: "the timeline that staff see beside an order",
  },
  {
    what: /^OrderCreateOrderInput\.fulfillmentStatus$/,
    reason: "orders that come in already shipped",
  },
  {
    what: /^(taxSummary|orderInvoiceSend|paymentTerms)/,
    reason: "taxes, invoices and payment terms: the merchant's bookkeeping",
  },
];
