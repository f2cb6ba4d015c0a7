import type { ErrorCode } from "../../errors/catalog.ts";

/** Why a fulfillment request can be refused, in Shopify's words (Admin schema 2026-10, FulfillmentOrderRejectionReason). */
export const rejectionReasons = [
  "INCORRECT_ADDRESS",
  "INVENTORY_OUT_OF_STOCK",
  "INELIGIBLE_PRODUCT",
  "UNDELIVERABLE_DESTINATION",
  "INVALID_SKU",
  "MERCHANT_BLOCKED_OR_SUSPENDED",
  "ORDER_TOO_LARGE",
  "OTHER",
] as const;
export type RejectionReason = (typeof rejectionReasons)[number];

/** How a refusal by the network is told to the merchant. */
const reasonOf: Partial<Record<ErrorCode, RejectionReason>> = {
  address_refused: "INCORRECT_ADDRESS",
  destination_unreachable: "UNDELIVERABLE_DESTINATION",
  network_out_of_stock: "INVENTORY_OUT_OF_STOCK",
  goods_unknown: "INVALID_SKU",
  network_not_enabled: "MERCHANT_BLOCKED_OR_SUSPENDED",
};

/** A refusal that Shopify has no word for is `OTHER`; the message says what it is. */
export const rejectionReasonFor = (code: ErrorCode): RejectionReason =>
  reasonOf[code] ?? "OTHER";
