import { mintId, mintPrefixedId } from "../tiktok/ids.ts";
import type { Product } from "../tiktok/state.ts";
import type { Town } from "../town.ts";
import type { FbtState } from "./state.ts";

const defaultDockMs = 20_000;

/** Goods, centres and stock of a town; every unit on hand has arrived with an inbound record. */
export function plantFbt(
  town: Town,
  products: Product[],
  counter: { lastId: number },
  now: number,
): FbtState {
  const skus = products.flatMap((p) => p.skus);
  const fbt: FbtState = {
    centres: town.centres,
    goods: [],
    stock: [],
    records: [],
    consignments: [],
    mcfOrders: [],
    unreachablePostalCodes: town.unreachablePostalCodes,
    mcfEnabled: true,
    dock: { dockMs: defaultDockMs, enabled: true, since: 0 },
    lastTracking: 0,
  };
  for (const planted of town.goods) {
    const goods = {
      id: mintId(counter, "goods"),
      name: planted.name,
      referenceCode: planted.referenceCode,
      barcode: planted.barcode,
      weightPounds: planted.weightPounds,
      skuIds: planted.sellerSkus.map((sellerSku) => {
        const sku = skus.find((s) => s.sellerSku === sellerSku);
        if (!sku)
          throw new Error(
            `goods ${planted.referenceCode}: no listing has SKU ${sellerSku}`,
          );
        return sku.id;
      }),
    };
    fbt.goods.push(goods);
    for (const centre of town.centres) {
      const quantity = planted.stock[centre.id] ?? 0;
      fbt.stock.push({
        goodsId: goods.id,
        centreId: centre.id,
        available: quantity,
        reserved: 0,
        unfulfillable: 0,
        inTransit: 0,
      });
      if (quantity === 0) continue;
      fbt.records.push({
        goodsId: goods.id,
        centreId: centre.id,
        orderId: mintPrefixedId(counter, "IBR"),
        orderType: "INBOUND_ORDER",
        createdAt: now,
        initial: 0,
        final: quantity,
      });
    }
  }
  return fbt;
}
