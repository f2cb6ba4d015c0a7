import { lowStockBelow } from "./assumed.ts";
import { mintId } from "./ids.ts";
import { total } from "./money.ts";
import { type Platform, seconds } from "./platform.ts";
import type { Product, Sku } from "./state.ts";
import { committedOf, sellable } from "./stock-levels.ts";
import { sendLetter } from "./webhooks.ts";

/** Why stock has moved, in the words of webhook 68. */
export type StockCause =
  | "order_created"
  | "order_canceled"
  | "order_shipped"
  | "manual_adjustment"
  | "api_sync"
  | "system_auto_replenish";

/** Webhook 68: any change of a SKU's numbers, with what they are now. Nothing is locked by campaigns or creators. */
export function tellStockChange(
  platform: Platform,
  product: Product,
  sku: Sku,
  change: { available: number; committed: number },
  cause: StockCause,
): void {
  const { state } = platform;
  const available = sellable(state, sku);
  const committed = committedOf(state, sku);
  const occurredAt = nanoTime(platform.now());
  sendLetter(platform, 68, {
    event_id: mintId(state, "notification"),
    occurred_at: occurredAt,
    seller_id: state.shop.id,
    product_id: product.id,
    sku_id: sku.id,
    quantity_snapshot_after_change: {
      total_quantity: available + committed,
      total_available_quantity: available,
      total_committed_quantity: committed,
      in_shop_quantity: available,
      campaign_locked_quantity: 0,
      creator_locked_quantity: 0,
    },
    change_detail: [
      {
        idempotency_key: mintId(state, "notification"),
        trigger_source: cause,
        occurred_at: occurredAt,
        total_quantity_delta: change.available + change.committed,
        available_quantity_delta: change.available,
        committed_quantity_delta: change.committed,
        in_shop_quantity_delta: change.available,
        campaign_locked_quantity_delta: 0,
        creator_locked_quantity_delta: 0,
      },
    ],
  });
}

/** Webhook 27: a SKU has become scarce or is gone. */
export function tellLowStock(
  platform: Platform,
  product: Product,
  sku: Sku,
): void {
  const { state } = platform;
  const available = sellable(state, sku);
  const committed = committedOf(state, sku);
  sendLetter(platform, 27, {
    product_id: product.id,
    sku_id: sku.id,
    trigger_reason: {
      alert_type: "REALTIME",
      low_stock_threshold: lowStockBelow,
    },
    current_inventory_status: available === 0 ? "OUT_OF_STOCK" : "LOW_STOCK",
    inventory_distribution: {
      total_quantity: total([available, committed]),
      available_quantity: available,
      creator_reserved_quantity: 0,
      campaign_reserved_quantity: 0,
      committed_quantity: committed,
    },
    update_time: seconds(platform.now()),
  });
}

/** ISO 8601 in UTC with nanoseconds, as the page of webhook 68 writes times. */
const nanoTime = (ms: number) =>
  new Date(ms).toISOString().replace("Z", "000000Z");
