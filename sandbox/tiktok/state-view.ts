import { nameOf } from "./catalogue.ts";
import { lineStatusOf } from "./line-view.ts";
import type { Platform } from "./platform.ts";
import type { Order } from "./state.ts";
import { stockOf } from "./stock-levels.ts";

/** The whole shop as the control face shows it: unmasked, in this house's words, for tests, demos and training. */
export function viewShop(platform: Platform) {
  const { state } = platform;
  return {
    shop: state.shop,
    authorized: state.authorization.active,
    webhooks: state.webhooks,
    warehouses: [
      ...state.shop.warehouses.map(({ id, name }) => ({
        id,
        name,
        kind: "seller",
      })),
      ...state.fbt.centres.map((c) => ({
        id: c.shopWarehouseId,
        name: c.name,
        kind: "fbt",
      })),
    ],
    products: [...state.products].map((p) => ({
      id: p.id,
      title: p.title,
      description: p.description,
      status: p.status,
      audit: p.audit,
      images: p.images,
      packageWeight: p.details.package_weight ?? null,
      skus: p.skus.map((s) => ({
        id: s.id,
        sellerSku: s.sellerSku,
        barcode: s.barcode,
        optionValue: s.attributes.length > 0 ? nameOf(s) : "Default Title",
        options: s.attributes.map(({ name, value, image }) => ({
          name,
          value,
          image: image ?? null,
        })),
        price: s.price,
        inventory: stockOf(state, s),
      })),
    })),
    orders: [...state.orders].map((o) => viewOrderState(platform, o)),
    cancellations: [...state.cancellations],
    returns: [...state.returns],
  };
}

function viewOrderState(platform: Platform, o: Order) {
  return {
    id: o.id,
    status: o.status,
    fulfillmentType: o.fulfillment,
    warehouseId: o.warehouseId,
    cancelReason: o.cancelReason,
    shipTo: o.shipTo,
    external: o.external,
    lines: o.lines.map((line) => {
      const parcel = platform.state.packages.get(line.packageId ?? undefined);
      return {
        id: line.id,
        skuId: line.skuId,
        sellerSku: line.sellerSku,
        trackingNumber: parcel?.trackingNumber ?? null,
        providerName: parcel?.providerName ?? null,
        packageId: line.packageId,
        status: lineStatusOf(platform, o, line),
      };
    }),
  };
}
