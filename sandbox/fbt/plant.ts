import { mintId, mintPrefixedId } from "../tiktok/ids.ts";
import type { Product } from "../tiktok/state.ts";
import type { TiktokTown } from "../town.ts";
import type { InboundPace, SavedFbt } from "./state.ts";

const defaultDockMs = 20_000;
const day = 86_400_000;
const defaultPace: InboundPace = {
  placementMs: 2_000,
  labelMs: 4_000,
  transitMs: 3 * day,
  queueMs: day,
  receivingMs: 2 * day,
  transferMs: 4 * day,
};

/**
 * Goods, centres and stock of a town; every unit on hand has arrived with an inbound record.
 * @param firstTracking after which the numbers of this shop's parcels count: no carrier gives one to two shops.
 */
export function plantFbt(
  town: TiktokTown,
  products: Product[],
  counter: { lastId: number },
  firstTracking: number,
  now: number,
): SavedFbt {
  const skus = new Map(
    products.flatMap((p) => p.skus.map((s) => [s.sellerSku, s] as const)),
  );
  const fbt: SavedFbt = {
    merchantId: town.tiktokShop.id,
    regions: town.centres.length > 0 ? [town.tiktokShop.region] : [],
    centres: town.centres,
    hub: null,
    goods: [],
    stock: [],
    records: [],
    consignments: [],
    mcfOrders: [],
    plans: [],
    inbound: [],
    unreachablePostalCodes: town.unreachablePostalCodes,
    mcf: { enabled: true, billPaid: true },
    dock: { dockMs: defaultDockMs, enabled: true, since: 0 },
    hidesEmpty: false,
    inboundPace: { ...defaultPace },
    lastTracking: firstTracking,
  };
  for (const planted of town.goods) {
    const goods = {
      id: mintId(counter, "goods"),
      name: planted.name,
      referenceCode: planted.referenceCode,
      barcode: planted.barcode,
      imageUrl: "",
      weight: { value: planted.weightPounds, unit: "POUND" },
      size: null,
      returnHandling: "Restock_sellable_dispose_of_unsellable",
      isHazmat: false,
      hazmat: null,
      isLotControlled: false,
      hasExpiry: false,
      shelfLife: null,
      melts: false,
      skuIds: planted.sellerSkus.map((sellerSku) => {
        const sku = skus.get(sellerSku);
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
        id: `${goods.id}:${centre.id}`,
        goodsId: goods.id,
        centreId: centre.id,
        available: quantity,
        reserved: 0,
        unfulfillable: 0,
        inTransit: 0,
      });
      if (quantity === 0) continue;
      fbt.records.push({
        id: mintId(counter, "record"),
        goodsId: goods.id,
        centreId: centre.id,
        orderId: mintPrefixedId(counter, "IBR"),
        orderType: "INBOUND_ORDER",
        quality: "NORMAL",
        createdAt: now,
        updatedAt: now,
        initial: 0,
        final: quantity,
      });
    }
  }
  if (town.centres.length > 1)
    fbt.hub = { id: mintId(counter, "warehouse"), name: "TikTok_Hub" };
  return fbt;
}
