import type { CancelCause } from "#core/domain/cancel-causes.ts";
import type { OrderCancelReason } from "./wire/documents.generated.ts";

/**
 * Shopify's reason for it, which its orders and reports show.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/enums/OrderCancelReason
 */
export const cancelReasons = {
  buyer: "CUSTOMER",
  "out-of-stock": "INVENTORY",
  "not-paid": "DECLINED",
  fraud: "FRAUD",
  seller: "STAFF",
  other: "OTHER",
} as const satisfies Record<CancelCause, OrderCancelReason>;
