import { randomUUID } from "node:crypto";
import { type Desk, now } from "../desk.ts";
import { gid } from "../gid.ts";
import type { StoredLevel, StoredService } from "../state.ts";
import type { CommittedEdit } from "../store/commit-edit.ts";
import type {
  StoredRefund,
  StoredTransaction,
} from "../store/money-records.ts";
import type { StoredOrder } from "../store/order-records.ts";
import type {
  StoredCollection,
  StoredProduct,
  StoredVariant,
} from "../store/product-records.ts";
import type {
  StoredFulfillment,
  StoredFulfillmentOrder,
  StoredMerchantRequest,
} from "../store/shipping-records.ts";
import {
  inventoryItemPayload,
  inventoryLevelPayload,
  productPayload,
} from "./catalogue-payloads.ts";
import { refundPayload, transactionPayload } from "./money-payloads.ts";
import { fulfillmentPayload, orderPayload } from "./order-payloads.ts";
import { commonHeaders, postWebhook } from "./post-webhook.ts";
import {
  cancellationRequestPayload,
  fulfillmentRequestPayload,
} from "./request-payloads.ts";
import { restTime } from "./rest-time.ts";

/**
 * Calls the fulfillment service's own address. The body names no order: the app has to look up what was requested.
 * source: shopify.dev, "Build for fulfillment services" (fulfillment order notification).
 */
export function notifyService(
  desk: Desk,
  service: StoredService | undefined,
  kind: StoredMerchantRequest["kind"],
): void {
  if (!service?.callbackUrl || !desk.store.app) return;
  const body = JSON.stringify({ kind });
  desk.context.post.post({
    platform: "shopify",
    shop: desk.store.handle,
    topic: "fulfillment_order_notification",
    deliveryId: randomUUID(),
    url: `${service.callbackUrl.replace(/\/$/, "")}/fulfillment_order_notification`,
    headers: commonHeaders(desk, body),
    body,
  });
}

export function postInventoryLevel(
  desk: Desk,
  level: StoredLevel,
  topic: "connect" | "update" | "disconnect" = "update",
): void {
  postWebhook(desk, `inventory_levels/${topic}`, () =>
    inventoryLevelPayload(desk.store, level),
  );
}

export function postProduct(
  desk: Desk,
  product: StoredProduct,
  topic: "create" | "update" = "update",
): void {
  postWebhook(desk, `products/${topic}`, () =>
    productPayload(desk.store, product),
  );
}

/** source: shopify.dev, webhook topics COLLECTIONS_CREATE and COLLECTIONS_UPDATE; products that are added or removed count. */
export function postCollection(
  desk: Desk,
  collection: StoredCollection,
  topic: "create" | "update" = "update",
): void {
  postWebhook(desk, `collections/${topic}`, () => ({
    id: collection.id,
    handle: collection.handle,
    title: collection.title,
    updated_at: collection.updatedAt,
    body_html: collection.descriptionHtml,
    sort_order: "manual",
    template_suffix: null,
    published_scope: "web",
    admin_graphql_api_id: gid("Collection", collection.id),
  }));
}

/** source: shopify.dev, webhook topic PRODUCTS_DELETE: nothing but the id is left. */
export function postProductDeleted(desk: Desk, { id }: StoredProduct): void {
  postWebhook(desk, "products/delete", () => ({ id }));
}

export function postInventoryItem(
  desk: Desk,
  variant: StoredVariant,
  topic: "create" | "update" | "delete",
): void {
  postWebhook(desk, `inventory_items/${topic}`, () =>
    topic === "delete"
      ? { id: variant.item.id }
      : inventoryItemPayload(variant),
  );
}

export function postOrder(
  desk: Desk,
  topic: `orders/${string}`,
  order: StoredOrder,
): void {
  postWebhook(desk, topic, () => orderPayload(desk.store, order));
}

/** source: shopify.dev, webhook topic ORDERS_EDITED. */
export function postOrderEdited(
  desk: Desk,
  order: StoredOrder,
  edit: CommittedEdit,
): void {
  postWebhook(desk, "orders/edited", () => ({
    order_edit: {
      id: edit.id,
      app_id: desk.store.app?.id ?? null,
      order_id: order.id,
      staff_id: null,
      notify_customer: edit.notifyCustomer,
      reason: null,
      created_at: restTime(now(desk)),
      committed_at: restTime(now(desk)),
      line_items: { additions: edit.additions, removals: edit.removals },
      discounts: {
        line_item: {
          additions: edit.discounts.map((id) => ({ id: Number(id) })),
          removals: [],
        },
      },
      shipping_lines: {
        additions: edit.shippingAdditions.map((id) => ({ id })),
        removals: edit.shippingRemovals.map((id) => ({ id })),
      },
    },
  }));
}

/** source: shopify.dev, webhook topic ORDERS_DELETE: nothing but the id is left. */
export function postOrderDeleted(desk: Desk, { id }: StoredOrder): void {
  postWebhook(desk, "orders/delete", () => ({ id }));
}

export function postTransaction(desk: Desk, one: StoredTransaction): void {
  postWebhook(desk, "order_transactions/create", () =>
    transactionPayload(desk.store, one),
  );
}

export function postRefund(desk: Desk, refund: StoredRefund): void {
  postWebhook(desk, "refunds/create", () => refundPayload(desk.store, refund));
}

export function postFulfillment(
  desk: Desk,
  topic: "fulfillments/create" | "fulfillments/update",
  fulfillment: StoredFulfillment,
): void {
  postWebhook(desk, topic, () => fulfillmentPayload(desk.store, fulfillment));
}

export function postFulfillmentRequest(
  desk: Desk,
  parts: {
    original: StoredFulfillmentOrder;
    submitted: StoredFulfillmentOrder;
  },
  request: StoredMerchantRequest,
): void {
  if (request.kind === "FULFILLMENT_REQUEST")
    postWebhook(desk, "fulfillment_orders/fulfillment_request_submitted", () =>
      fulfillmentRequestPayload(parts, request),
    );
  else
    postWebhook(desk, "fulfillment_orders/cancellation_request_submitted", () =>
      cancellationRequestPayload(parts.submitted, request),
    );
}
