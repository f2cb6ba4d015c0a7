import { openFbt, saveFbt } from "../fbt/tables.ts";
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

/** Puts saved lists into tables that find their rows without searching. */
export function openTables(saved: SavedTikTok): TikTokState {
  const images = createRows<Image>({});
  for (const image of saved.images) images.add(image);
  return {
    ...saved,
    images,
    products: createTimedRows<Product, "sku" | "sellerSku">(
      {
        sku: (p) => p.skus.map((s) => s.id),
        sellerSku: (p) => p.skus.map((s) => s.sellerSku),
      },
      saved.products,
    ),
    orders: createTimedRows<Order, "buyer" | "external" | "line">(
      {
        buyer: (o) => o.buyerId,
        external: (o) => o.external.map(externalKey),
        line: (o) => o.lines.map((l) => l.id),
      },
      saved.orders,
      (o) => o.status,
    ),
    packages: createTimedRows<Package, "order" | "tracking">(
      {
        order: (p) => p.orderIds,
        tracking: (p) => p.trackingNumber || null,
      },
      saved.packages,
    ),
    cancellations: createTimedRows<Cancellation, "order">(
      { order: (c) => c.orderId },
      saved.cancellations,
    ),
    returns: createTimedRows<Return, "order">(
      { order: (r) => r.orderId },
      saved.returns,
    ),
    fbt: openFbt(saved.fbt),
  };
}

/** The whole state as plain JSON, apart from what lives on. */
export function saveTables(state: TikTokState): SavedTikTok {
  return structuredClone({
    ...state,
    images: [...state.images],
    products: [...state.products],
    orders: [...state.orders],
    packages: [...state.packages],
    cancellations: [...state.cancellations],
    returns: [...state.returns],
    fbt: saveFbt(state.fbt),
  });
}
