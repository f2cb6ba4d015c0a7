/** Why a fulfillment order is held, in Shopify's words (Admin schema 2026-10, FulfillmentHoldReason). */
export const holdReasons = [
  "AWAITING_PAYMENT",
  "HIGH_RISK_OF_FRAUD",
  "INCORRECT_ADDRESS",
  "INVENTORY_OUT_OF_STOCK",
  "UNKNOWN_DELIVERY_DATE",
  "OTHER",
] as const;
export type HoldReason = (typeof holdReasons)[number];
