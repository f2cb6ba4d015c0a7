import { findSkuById, nameOf } from "../tiktok/catalogue.ts";
import { listed, page } from "../tiktok/paging.ts";
import type { Call, Handlers } from "../tiktok/platform.ts";
import type { TikTokState } from "../tiktok/state.ts";
import type { Goods } from "./state.ts";

/** Goods are not SKUs: one goods may stand behind several SKUs. Source: page `search-goods-info-202409`. */
export const goodsHandlers: Handlers = {
  "POST /fbt/202409/goods/search": searchGoods,
  "POST /fbt/202607/goods/search": searchGoods,
};

function searchGoods({ platform: { state }, query, body }: Call) {
  const found = candidates(state, body).filter(
    (g) =>
      listed(body.goods_ids, g.id) &&
      listed(body.reference_codes, g.referenceCode) &&
      listed(body.sku_ids, ...g.skuIds) &&
      (!(body.product_ids as unknown[] | undefined)?.length ||
        listed(
          body.product_ids,
          ...skusOf(state, g).map(({ product }) => product.id),
        )),
  );
  const { rows, ...rest } = page(found, query);
  return { ...rest, goods: rows.map((g) => viewGoods(state, g)) };
}

/** The goods that one filter names, looked up; all of them where none does. */
function candidates({ fbt }: TikTokState, body: Record<string, unknown>) {
  const named = (name: string) => {
    const values = body[name] as string[] | undefined;
    return values?.length ? values : undefined;
  };
  const distinct = (goods: Goods[]) => [...new Set(goods)];
  const ids = named("goods_ids");
  if (ids) return distinct(ids.flatMap((id) => fbt.goods.get(id) ?? []));
  const skus = named("sku_ids");
  if (skus) return distinct(skus.flatMap((id) => [...fbt.goods.by("sku", id)]));
  const codes = named("reference_codes");
  if (codes)
    return distinct(codes.flatMap((c) => [...fbt.goods.by("code", c)]));
  return [...fbt.goods];
}

function skusOf(state: TikTokState, goods: Goods) {
  return goods.skuIds.flatMap((id) => findSkuById(state, id) ?? []);
}

function viewGoods(state: TikTokState, goods: Goods) {
  const measures = {
    weight: goods.weight,
    ...(goods.size && { dimension: goods.size }),
  };
  return {
    id: goods.id,
    name: goods.name,
    barcodes: goods.barcode
      ? [
          {
            code: goods.barcode,
            type: goods.barcode.length === 12 ? "UPC" : "EAN",
          },
        ]
      : [],
    reference_code: goods.referenceCode,
    image_url: goods.imageUrl,
    merchant_declaration_info: measures,
    warehouse_confirmation_info: measures,
    ...(goods.shelfLife && {
      lot_expiration_info: {
        is_lot_control: goods.isLotControlled,
        is_expiration_management: goods.hasExpiry,
        ...viewShelfLife(goods.shelfLife as Record<string, number>),
      },
    }),
    skus: skusOf(state, goods).map(({ product, sku }) => ({
      id: sku.id,
      name: nameOf(sku),
      product: { id: product.id, name: product.title },
      regions: [state.shop.region],
      matched: true,
    })),
  };
}

/** Creating goods and reading them have different words for the same days. */
const viewShelfLife = (life: Record<string, number>) => ({
  ...(life.shelf_life !== undefined && { shelf_life_days: life.shelf_life }),
  inbound_cutoff_days: life.inbound_cutoff_days,
  expiration_alert_days: life.expiration_alert_days,
  sales_cutoff_days: life.sales_cutoff_days,
});
