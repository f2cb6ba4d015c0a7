import { displayStatus } from "./order-view.ts";
import { stockOf } from "./product-view.ts";
import type { TikTokState } from "./state.ts";

/** The whole shop as the control face shows it: unmasked, in this house's words, for tests, demos and training. */
export function viewShop(state: TikTokState) {
  return {
    shop: state.shop,
    authorized: state.authorization.active,
    webhooks: state.webhooks,
    warehouses: [
      {
        id: state.shop.warehouse.id,
        name: state.shop.warehouse.name,
        kind: "seller",
      },
      ...state.fbt.centres.map((c) => ({
        id: c.shopWarehouseId,
        name: c.name,
        kind: "fbt",
      })),
    ],
    products: state.products.map((p) => ({
      id: p.id,
      title: p.title,
      description: p.description,
      status: p.status,
      skus: p.skus.map((s) => ({
        id: s.id,
        sellerSku: s.sellerSku,
        barcode: s.barcode,
        optionValue: s.optionValue,
        price: s.price,
        inventory: stockOf(state, s),
      })),
    })),
    orders: state.orders.map((o) => viewOrderState(state, o)),
    cancellations: state.cancellations,
  };
}

function viewOrderState(state: TikTokState, o: TikTokState["orders"][number]) {
  return {
    id: o.id,
    status: o.status,
    fulfillmentType: o.fulfillment,
    warehouseId: o.warehouseId,
    cancelReason: o.cancelReason,
    shipTo: o.shipTo,
    lines: o.lines.map((line) => {
      const parcel = state.packages.find((p) => p.id === line.packageId);
      return {
        id: line.id,
        skuId: line.skuId,
        sellerSku: line.sellerSku,
        trackingNumber: parcel?.trackingNumber ?? null,
        providerName: parcel?.providerName ?? null,
        packageId: line.packageId,
        status: displayStatus(o, line),
      };
    }),
  };
}
