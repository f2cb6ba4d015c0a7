import { emptyFbt } from "../fbt/tables.ts";
import { fill } from "../memory/drawer.ts";
import { externalKey } from "./external-key.ts";
import { createRows } from "./rows.ts";
import type {
  Cancellation,
  Image,
  Order,
  Package,
  Product,
  Return,
  SavedTikTok,
  TikTokState,
} from "./state.ts";
import { createTimedRows } from "./timed-rows.ts";

/** The facts of a saved shop, with empty tables that find their rows without searching. */
export function emptyTables(saved: SavedTikTok): TikTokState {
  return {
    ...saved,
    images: createRows<Image>({}),
    products: createTimedRows<Product, "sku" | "sellerSku">(
      {
        sku: (p) => p.skus.map((s) => s.id),
        sellerSku: (p) => p.skus.map((s) => s.sellerSku),
      },
      (p) => p.status,
    ),
    orders: createTimedRows<Order, "buyer" | "external" | "line">(
      {
        buyer: (o) => o.buyerId,
        external: (o) => o.external.map(externalKey),
        line: (o) => o.lines.map((l) => l.id),
      },
      (o) => o.status,
    ),
    packages: createTimedRows<Package, "order" | "tracking">({
      order: (p) => p.orderIds,
      tracking: (p) => p.trackingNumber || null,
    }),
    cancellations: createTimedRows<Cancellation, "order">({
      order: (c) => c.orderId,
    }),
    returns: createTimedRows<Return, "order">({ order: (r) => r.orderId }),
    fbt: emptyFbt(saved.fbt),
  };
}

/** Puts saved lists into the tables, a row at a time. */
export function* fillTables(
  state: TikTokState,
  saved: SavedTikTok,
): Generator<void> {
  yield* fill(state, saved);
  yield* fill(state.fbt, saved.fbt);
}
