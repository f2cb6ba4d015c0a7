import { gid } from "../gid.ts";
import type {
  StoredFulfillmentOrder,
  StoredMerchantRequest,
} from "../store/shipping-records.ts";

function brief(order: StoredFulfillmentOrder) {
  return {
    id: gid("FulfillmentOrder", order.id),
    status: order.status.toLowerCase(),
    request_status: order.requestStatus.toLowerCase(),
  };
}

function briefRequest(request: StoredMerchantRequest) {
  return {
    id: gid("FulfillmentOrderMerchantRequest", request.id),
    message: request.message,
  };
}

/** source: shopify.dev, webhook topic FULFILLMENT_ORDERS_FULFILLMENT_REQUEST_SUBMITTED: GIDs, and no line items. */
export function fulfillmentRequestPayload(
  parts: {
    original: StoredFulfillmentOrder;
    submitted: StoredFulfillmentOrder;
  },
  request: StoredMerchantRequest,
) {
  return {
    original_fulfillment_order: brief(parts.original),
    submitted_fulfillment_order: brief(parts.submitted),
    fulfillment_order_merchant_request: briefRequest(request),
  };
}

/** source: shopify.dev, webhook topic FULFILLMENT_ORDERS_CANCELLATION_REQUEST_SUBMITTED. */
export function cancellationRequestPayload(
  order: StoredFulfillmentOrder,
  request: StoredMerchantRequest,
) {
  return {
    fulfillment_order: brief(order),
    fulfillment_order_merchant_request: briefRequest(request),
  };
}
