import {
  type MarketplaceOrderFact,
  type MarketplaceOrderStatus,
  marketplaceOrderStatuses,
} from "#core/domain/facts.ts";
import { SyncError } from "#core/errors/sync-error.ts";
import { parseMoney } from "#core/kit/money.ts";
import type { MarkRecipient } from "#core/kit/recipient-mark.ts";
import { cancelCauseOf } from "../cancel-causes.ts";
import type { OrderWire } from "../wire/orders.ts";
import { toOrderMoney, toUnitMoney } from "./order-money.ts";
import { toNature } from "./order-nature.ts";
import { toDestination, toRegion } from "./recipient.ts";

/** @throws SyncError wire_unexpected for a state that we do not know. */
export function toOrder(
  order: OrderWire,
  markRecipient: MarkRecipient,
): MarketplaceOrderFact {
  const currency =
    order.payment?.currency ?? order.line_items[0]?.currency ?? "USD";
  const lines = order.line_items.map((line) => toLine(line, currency));
  const total = order.payment?.total_amount;
  const status = toStatus(order.status);
  return {
    externalId: order.id,
    status,
    // Only the seller's own orders may be shipped by us; every other way is run by the platform.
    fulfilledBy:
      (order.fulfillment_type ?? bySeller) === bySeller
        ? "merchant"
        : "network",
    warehouseId: order.warehouse_id,
    placedAt: order.create_time,
    updatedAt: order.update_time,
    currency,
    totalMinor: total
      ? parseMoney(total, currency).minor
      : lines.reduce((sum, line) => sum + line.unitPriceMinor, 0),
    money: order.payment ? toOrderMoney(order.payment, currency) : null,
    nature: toNature(order),
    replacesExternalId: order.replaced_order_id,
    releaseAt: order.release_date,
    shipBy: order.rts_sla_time ?? order.tts_sla_time,
    cancelsAt: order.shipping_due_time ?? order.cancel_order_sla_time,
    cancelAsked: order.is_buyer_request_cancel,
    cancelCause:
      status === "CANCELLED"
        ? cancelCauseOf(order.cancel_reason, order.cancellation_initiator)
        : null,
    region: toRegion(order.recipient_address),
    recipientMark: markRecipient(
      order.id,
      toDestination(order.recipient_address, null),
    ),
    shippedAt: order.collection_time ?? order.rts_time,
    deliveredAt: order.delivery_time,
    lines,
  };
}

const bySeller = "FULFILLMENT_BY_SELLER";

/** Webhook 1 and one order page spell the last state in their own ways. */
const spellings: Record<string, MarketplaceOrderStatus> = {
  CANCEL: "CANCELLED",
  CALCELLED: "CANCELLED",
};

export function toStatus(text: string): MarketplaceOrderStatus {
  const upper = text.toUpperCase();
  const status =
    spellings[upper] ??
    marketplaceOrderStatuses.find((known) => known === upper);
  if (!status)
    throw new SyncError("wire_unexpected", {
      said: `order status ${upper.slice(0, 40)}`,
    });
  return status;
}

function toLine(
  line: OrderWire["line_items"][number],
  currency: string,
): MarketplaceOrderFact["lines"][number] {
  return {
    externalId: line.id,
    skuExternalId: line.sku_id,
    sellerSku: line.seller_sku,
    title: [line.product_name, line.sku_name].filter(Boolean).join(" - "),
    unitPriceMinor: parseMoney(line.sale_price ?? "0", currency).minor,
    money: toUnitMoney(line, currency),
    isGift: line.is_gift,
    isCancelled: toStatusOfLine(line.display_status) === "CANCELLED",
    parts: partsOf(line),
    status: line.display_status ?? "",
    packageId: line.package_id,
    trackingNumber: line.tracking_number,
    carrier: line.shipping_provider_name,
  };
}

const toStatusOfLine = (text: string | null | undefined) =>
  text ? (spellings[text] ?? text) : null;

/** A SKU that stands for itself alone is no bundle. */
function partsOf(
  line: OrderWire["line_items"][number],
): MarketplaceOrderFact["lines"][number]["parts"] {
  const parts = line.combined_listing_skus.map((part) => ({
    skuExternalId: part.sku_id,
    sellerSku: part.seller_sku,
    units: part.sku_count,
  }));
  const [only] = parts;
  return parts.length === 1 &&
    only?.skuExternalId === line.sku_id &&
    only.units === 1
    ? []
    : parts;
}
