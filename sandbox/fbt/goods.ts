import { listed, page } from "../tiktok/paging.ts";
import type { Handlers } from "../tiktok/platform.ts";
import type { TikTokState } from "../tiktok/state.ts";
import type { Goods } from "./state.ts";

/** Goods are not SKUs: one goods may stand behind several SKUs. Source: page `search-goods-info-202409`. */
export const goodsHandlers: Handlers = {
  "POST /fbt/202409/goods/search": ({ platform: { state }, query, body }) => {
    const found = state.fbt.goods.filter(
      (g) =>
        listed(body.goods_ids, g.id) &&
        listed(body.reference_codes, g.referenceCode) &&
        listed(body.sku_ids, ...g.skuIds) &&
        listed(
          body.product_ids,
          ...skusOf(state, g).map(({ product }) => product.id),
        ),
    );
    const { rows, ...rest } = page(found, query);
    return { ...rest, goods: rows.map((g) => viewGoods(state, g)) };
  },
};

function skusOf(state: TikTokState, goods: Goods) {
  return state.products.flatMap((product) =>
    product.skus
      .filter((s) => goods.skuIds.includes(s.id))
      .map((sku) => ({ product, sku })),
  );
}

function viewGoods(state: TikTokState, goods: Goods) {
  const weight = { value: goods.weightPounds, unit: "POUND" };
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
    merchant_declaration_info: { weight },
    warehouse_confirmation_info: { weight },
    skus: skusOf(state, goods).map(({ product, sku }) => ({
      id: sku.id,
      name: sku.optionValue,
      product: { id: product.id, name: product.title },
      regions: [state.shop.region],
      matched: true,
    })),
  };
}
