import type { ErrorCode } from "#core/errors/catalog.ts";

/** What Shopify's codes of one kind mean to us; every code stands in exactly one family. */
type Families = Partial<Record<ErrorCode, readonly string[]>>;

const returns: Families = {
  subject_not_found: ["NOT_FOUND"],
  platform_internal: ["INTERNAL_ERROR"],
  // The step may have been taken, only nobody was told.
  outcome_unknown: ["NOTIFICATION_FAILED"],
  scope_missing: ["MISSING_PERMISSION"],
  store_feature_missing: ["FEATURE_NOT_ENABLED"],
  store_return_settled: [
    "ALREADY_EXISTS",
    "INVALID_STATE",
    "NOT_EDITABLE",
    "TAKEN",
  ],
  store_return_refused: [
    "BLANK",
    "CREATION_FAILED",
    "EQUAL_TO",
    "GREATER_THAN",
    "GREATER_THAN_OR_EQUAL_TO",
    "INCLUSION",
    "INCOMPATIBLE_WITH_STANDARD_POLICY",
    "INVALID",
    "LESS_THAN",
    "LESS_THAN_OR_EQUAL_TO",
    "NOT_A_NUMBER",
    "PRESENT",
    "TOO_BIG",
    "TOO_LONG",
    "TOO_MANY_ARGUMENTS",
    "TOO_SHORT",
    "WRONG_LENGTH",
  ],
};

const orderCancelling: Families = {
  subject_not_found: ["NOT_FOUND"],
  platform_internal: ["INTERNAL_ERROR"],
  scope_missing: [
    "NO_REFUND_PERMISSION",
    "NO_REFUND_TO_STORE_CREDIT_PERMISSION",
  ],
  store_refund_refused: [
    "STORE_CREDIT_REFUND_B2B_NOT_SUPPORTED",
    "STORE_CREDIT_REFUND_EXPIRATION_IN_PAST",
    "STORE_CREDIT_REFUND_MISSING_CUSTOMER",
  ],
  store_order_locked: ["INVALID"],
};

const orderMaking: Families = {
  store_inactive: ["SHOP_DORMANT"],
  store_out_of_stock: ["INVENTORY_CLAIM_FAILED"],
  store_order_refused: ["INVALID"],
  request_malformed: [
    "FULFILLMENT_SERVICE_INVALID",
    "PROCESSED_AT_INVALID",
    "REDUNDANT_CUSTOMER_FIELDS",
    "TAX_LINE_RATE_MISSING",
  ],
};

const holding: Families = {
  subject_not_found: ["FULFILLMENT_ORDER_NOT_FOUND"],
  store_limit_reached: ["FULFILLMENT_ORDER_HOLD_LIMIT_REACHED"],
  store_order_locked: [
    "DUPLICATE_FULFILLMENT_HOLD_HANDLE",
    "FULFILLMENT_ORDER_NOT_SPLITTABLE",
    "TAKEN",
  ],
  request_malformed: [
    "DUPLICATED_FULFILLMENT_ORDER_LINE_ITEMS",
    "GREATER_THAN_ZERO",
    "INVALID_LINE_ITEM_QUANTITY",
  ],
};

const releasing: Families = {
  subject_not_found: ["FULFILLMENT_ORDER_NOT_FOUND"],
  hold_not_ours: ["INVALID_ACCESS"],
};

const moving: Families = {
  store_order_locked: ["CANNOT_MOVE_FULFILLMENT_ORDER_WITH_REPORTED_PROGRESS"],
};

const exporting: Families = {
  // One export at a time: the next one waits for its turn.
  platform_throttled: ["LIMIT_REACHED", "OPERATION_IN_PROGRESS"],
  request_malformed: ["INVALID"],
};

const variantWriting: Families = {
  subject_not_found: [
    "PRODUCT_DOES_NOT_EXIST",
    "PRODUCT_VARIANT_DOES_NOT_EXIST",
  ],
  store_product_locked: [
    "PRODUCT_SUSPENDED",
    "SUBSCRIPTION_VIOLATION",
    "UNSUPPORTED_COMBINED_LISTING_PARENT_OPERATION",
  ],
  store_feature_missing: ["NOT_DEFINED_FOR_SHOP"],
  store_limit_reached: ["INVENTORY_QUANTITIES_LIMIT_EXCEEDED"],
  store_product_refused: [
    "BLANK",
    "CANNOT_SET_NAME_FOR_LINKED_OPTION_VALUE",
    "GREATER_THAN_OR_EQUAL_TO",
    "INVALID_INPUT",
    "INVALID_VALUE",
    "LOCAL_CURRENCY_GIFT_CARD_PRICE_MUST_BE_ZERO",
    "MUST_BE_FOR_THIS_PRODUCT",
    "NEED_TO_ADD_OPTION_VALUES",
    "NEGATIVE_PRICE_VALUE",
    "OPTION_DOES_NOT_EXIST",
    "OPTION_VALUE_DOES_NOT_EXIST",
    "OPTION_VALUE_NAME_TOO_LONG",
    "TOO_LONG",
    "TOO_SHORT",
    "VARIANT_ALREADY_EXISTS",
  ],
  request_malformed: [
    "CANNOT_SPECIFY_BOTH",
    "MUST_SPECIFY_ONE_OF_PAIR",
    "NO_INVENTORY_QUANTITES_DURING_UPDATE",
    "NO_INVENTORY_QUANTITIES_ON_VARIANTS_UPDATE",
    "OPTION_VALUES_FOR_NUMBER_OF_UNKNOWN_OPTIONS",
    "PRODUCT_VARIANT_ID_MISSING",
  ],
};

const productWriting: Families = {
  subject_not_found: [
    "NOT_FOUND",
    "PRODUCT_DOES_NOT_EXIST",
    "PRODUCT_VARIANT_DOES_NOT_EXIST",
  ],
  platform_internal: ["JOB_ERROR"],
  store_product_locked: [
    "CAPABILITY_VIOLATION",
    "GIFT_CARD_ATTRIBUTE_CANNOT_BE_CHANGED",
    "PRODUCT_SUSPENDED",
  ],
  store_feature_missing: [
    "GIFT_CARDS_NOT_ACTIVATED",
    "LINKED_OPTIONS_NOT_SUPPORTED_FOR_SHOP",
  ],
  store_limit_reached: [
    "INVENTORY_QUANTITIES_LIMIT_EXCEEDED",
    "OPTIONS_OVER_LIMIT",
    "OPTION_VALUES_OVER_LIMIT",
    "VARIANTS_OVER_LIMIT",
  ],
  store_product_refused: [
    "CANNOT_COMBINE_LINKED_AND_NONLINKED_OPTION_VALUES",
    "DUPLICATED_METAFIELD_VALUE",
    "DUPLICATED_OPTION_NAME",
    "DUPLICATED_OPTION_VALUE",
    "DUPLICATED_VALUE",
    "DUPLICATE_LINKED_OPTION",
    "GENERIC_ERROR",
    "HANDLE_NOT_UNIQUE",
    "INVALID_INPUT",
    "INVALID_METAFIELD",
    "INVALID_METAFIELD_VALUE_FOR_LINKED_OPTION",
    "INVALID_PRODUCT",
    "INVALID_VARIANT",
    "LINKED_METAFIELD_DEFINITION_NOT_FOUND",
    "METAFIELD_MISMATCH",
    "OPTION_DOES_NOT_EXIST",
    "OPTION_VALUES_MISSING",
    "OPTION_VALUE_DOES_NOT_EXIST",
  ],
  request_malformed: [
    "ID_NOT_ALLOWED",
    "INPUT_MISMATCH",
    "MISSING_FIELD_REQUIRED",
    "PRODUCT_OPTIONS_INPUT_MISSING",
    "VARIANTS_INPUT_MISSING",
  ],
};

const stockWriting: Families = {
  subject_not_found: ["INVALID_INVENTORY_ITEM", "INVALID_LOCATION"],
  // The call itself drops what is stale and takes a fresh key; this is what is left when it cannot.
  stale_quantity: [
    "CHANGE_FROM_QUANTITY_STALE",
    "COMPARE_QUANTITY_STALE",
    "IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED",
  ],
  outcome_unknown: ["IDEMPOTENCY_CONCURRENT_REQUEST"],
  store_stock_locked: ["NON_MUTABLE_INVENTORY_ITEM"],
  store_quantity_refused: [
    "INVALID_QUANTITY_NEGATIVE",
    "INVALID_QUANTITY_TOO_HIGH",
    "INVALID_QUANTITY_TOO_LOW",
  ],
  request_malformed: [
    "COMPARE_QUANTITY_REQUIRED",
    "IDEMPOTENCY_KEY_PARAMETER_MISMATCH",
    "INVALID_NAME",
    "INVALID_REASON",
    "INVALID_REFERENCE_DOCUMENT",
    "NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR",
  ],
};

const stockAdjusting: Families = {
  subject_not_found: ["INVALID_INVENTORY_ITEM", "INVALID_LOCATION"],
  stale_quantity: [
    "CHANGE_FROM_QUANTITY_STALE",
    "IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED",
  ],
  outcome_unknown: ["IDEMPOTENCY_CONCURRENT_REQUEST"],
  platform_internal: ["ADJUST_QUANTITIES_FAILED", "SERVICE_UNAVAILABLE"],
  store_stock_locked: ["NON_MUTABLE_INVENTORY_ITEM"],
  store_quantity_refused: [
    "INVALID_QUANTITY_TOO_HIGH",
    "INVALID_QUANTITY_TOO_LOW",
  ],
  request_malformed: [
    "IDEMPOTENCY_KEY_PARAMETER_MISMATCH",
    "INTERNAL_LEDGER_DOCUMENT",
    "INVALID_AVAILABLE_DOCUMENT",
    "INVALID_LEDGER_DOCUMENT",
    "INVALID_QUANTITY_DOCUMENT",
    "INVALID_QUANTITY_NAME",
    "INVALID_REASON",
    "INVALID_REFERENCE_DOCUMENT",
    "MAX_ONE_LEDGER_DOCUMENT",
  ],
};

const stockMoving: Families = {
  subject_not_found: ["INVALID_INVENTORY_ITEM", "INVALID_LOCATION"],
  stale_quantity: [
    "CHANGE_FROM_QUANTITY_STALE",
    "IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED",
  ],
  outcome_unknown: ["IDEMPOTENCY_CONCURRENT_REQUEST"],
  platform_internal: ["MOVE_QUANTITIES_FAILED", "SERVICE_UNAVAILABLE"],
  store_stock_locked: ["NON_MUTABLE_INVENTORY_ITEM"],
  store_quantity_refused: [
    "INVALID_QUANTITY_NEGATIVE",
    "INVALID_QUANTITY_TOO_HIGH",
  ],
  request_malformed: [
    "DIFFERENT_LOCATIONS",
    "IDEMPOTENCY_KEY_PARAMETER_MISMATCH",
    "INTERNAL_LEDGER_DOCUMENT",
    "INVALID_AVAILABLE_DOCUMENT",
    "INVALID_LEDGER_DOCUMENT",
    "INVALID_QUANTITY_DOCUMENT",
    "INVALID_QUANTITY_NAME",
    "INVALID_REASON",
    "INVALID_REFERENCE_DOCUMENT",
    "MAXIMUM_LEDGER_DOCUMENT_URIS",
    "SAME_QUANTITY_NAME",
  ],
};

/**
 * Every kind of coded user error that our mutations can be answered with, by the name of its enum in the Admin API.
 * Source: the published schema, version 2026-10; `tests/laws/shopify-user-errors.test.ts` compares.
 */
export const userErrorFamilies = {
  BulkOperationUserErrorCode: exporting,
  FulfillmentOrderHoldUserErrorCode: holding,
  FulfillmentOrderMoveFulfillmentOrderMoveUserErrorCode: moving,
  FulfillmentOrderReleaseHoldUserErrorCode: releasing,
  InventoryAdjustQuantitiesUserErrorCode: stockAdjusting,
  InventoryMoveQuantitiesUserErrorCode: stockMoving,
  InventorySetQuantitiesUserErrorCode: stockWriting,
  OrderCancelUserErrorCode: orderCancelling,
  OrderCreateUserErrorCode: orderMaking,
  ProductSetUserErrorCode: productWriting,
  ProductVariantsBulkUpdateUserErrorCode: variantWriting,
  ReturnErrorCode: returns,
} as const satisfies Record<string, Families>;

export type UserErrorKind = keyof typeof userErrorFamilies;

/** What a code of this kind means to us; null where the code is none of them. */
export function meaningOfUserError(
  kind: UserErrorKind,
  code: string,
): ErrorCode | null {
  const families: Families = userErrorFamilies[kind];
  const found = Object.entries(families).find(([, theirs]) =>
    theirs.includes(code),
  );
  return (found?.[0] as ErrorCode | undefined) ?? null;
}
