import { findSkuById } from "../tiktok/catalogue.ts";
import { refuse } from "../tiktok/envelope.ts";
import { mintId } from "../tiktok/ids.ts";
import {
  type Call,
  type Handlers,
  type Platform,
  seconds,
} from "../tiktok/platform.ts";
import { sendLetter } from "../tiktok/webhooks.ts";
import { faultOfGoods, type GoodsBody } from "./goods-faults.ts";
import type { Goods } from "./state.ts";

/** At most so many SKUs of one shop may share goods. */
const mostSkus = 5;
const mostAsked = 50;

/** Goods are made from SKUs, changed and bound; each is taken or refused by itself within an answer of success. Source: pages `create-goods-202603`, `update-goods-202603`, `update-goods-sku-relation-202603`, `get-hazmat-and-expiration-info-202603`. */
export const goodsEditHandlers: Handlers = {
  "POST /fbt/202603/goods/create_goods": createGoods,
  "POST /fbt/202607/goods/create_goods": createGoods,
  "POST /fbt/202603/goods/update_goods_info": updateGoods,
  "POST /fbt/202607/goods/update_goods_info": updateGoods,
  "POST /fbt/202603/goods/update_goods_sku_relation": relate,
  "POST /fbt/202603/goods/hazmat_and_expiration_info/search": ({
    platform: { state },
    body,
  }) => {
    const ids = body.tts_sku_ids as string[];
    if (ids.length === 0 || ids.length > mostAsked)
      refuse(36_009_004, "Invalid parameter: tts_sku_ids takes 1 to 50 ids");
    return {
      hazmat_and_expiration_info: {
        hazmat_and_expiration_dto_list: ids.flatMap((id) => {
          const [goods] = state.fbt.goods.by("sku", id);
          return goods ? [viewDeclaration(id, goods)] : [];
        }),
      },
    };
  },
};

type CreateBody = GoodsBody & {
  tts_sku_id: string;
  create_goods_type: string;
};

function createGoods({ platform, body }: Call) {
  const wishes = body.create_goods_dto_list as CreateBody[];
  return {
    create_result_info: {
      create_result_list: wishes.map((wish) => {
        const fault = faultOfCreation(platform, wish);
        if (fault)
          return {
            tts_sku_id: wish.tts_sku_id,
            is_success: false,
            fail_reason: fault,
          };
        const goods = platform.state.fbt.goods.add({
          id: mintId(platform.state, "goods"),
          skuIds: [],
          melts: false,
          ...readGoods(wish),
        });
        bind(platform, goods, wish.tts_sku_id);
        return {
          tts_sku_id: wish.tts_sku_id,
          is_success: true,
          tts_goods_id: goods.id,
        };
      }),
    },
  };
}

function faultOfCreation(
  platform: Platform,
  wish: CreateBody,
): string | undefined {
  const { fbt } = platform.state;
  if (wish.create_goods_type !== "CREATE_AND_BIND")
    return `create_goods_type ${wish.create_goods_type} is unknown`;
  const sku = findSkuById(platform.state, wish.tts_sku_id)?.sku;
  if (!sku) return `SKU ${wish.tts_sku_id} does not exist`;
  if (sku.parts.length > 0) return "A bundle has no goods of its own";
  if (fbt.goods.by("sku", wish.tts_sku_id).length > 0)
    return "The SKU is already bound to goods";
  const code = wish.reference_code;
  if (code && fbt.goods.by("code", code).length > 0)
    return `reference_code ${code} is taken`;
  return faultOfGoods(wish);
}

/** The whole declaration is written anew: what is left out is cleared. */
function updateGoods({ platform, body }: Call) {
  if (!body.update_goods_dto)
    refuse(36_009_004, "Invalid parameter: update_goods_dto is missing");
  const wish = body.update_goods_dto as GoodsBody & { tts_goods_id: string };
  const { goods: all } = platform.state.fbt;
  const goods = all.get(wish.tts_goods_id);
  const taken =
    wish.reference_code &&
    all.by("code", wish.reference_code).some((g) => g !== goods);
  const fault = !goods
    ? `Goods ${wish.tts_goods_id} do not exist`
    : taken
      ? `reference_code ${wish.reference_code} is taken`
      : faultOfGoods(wish);
  if (goods && !fault) {
    Object.assign(goods, readGoods(wish));
    all.changed(goods);
  }
  return {
    update_result_info: {
      tts_goods_id: wish.tts_goods_id,
      is_success: !fault,
      ...(fault && { fail_reason: fault }),
    },
  };
}

function readGoods(body: GoodsBody): Omit<Goods, "id" | "skuIds" | "melts"> {
  const base = body.dimension_and_weight_base_info;
  return {
    name: body.goods_name,
    imageUrl: body.goods_image_url,
    referenceCode: body.reference_code ?? "",
    barcode: body.barcode_infos?.[0]?.barcode_value ?? "",
    weight: { value: base.weight_value, unit: base.weight_unit },
    size: {
      length: base.length_value,
      width: base.width_value,
      height: base.height_value,
      unit: base.dimension_unit,
    },
    returnHandling: body.return_handling_method,
    isHazmat: body.is_hazmat,
    hazmat: body.hazmat_info ?? null,
    isLotControlled: body.is_lot_code,
    hasExpiry: body.is_expiration_management,
    shelfLife: body.shelf_life_attribute_info ?? null,
  };
}

function relate({ platform, body }: Call) {
  const operation = body.operation_type;
  if (operation !== "BIND" && operation !== "UN_BIND")
    refuse(36_009_004, `Invalid parameter: operation_type ${operation}`);
  const wishes = body.operate_goods_sku_relation_list as {
    tts_goods_id: string;
    tts_sku_ids: string[];
  }[];
  return {
    operate_goods_sku_relation_info: {
      operate_result_list: wishes.flatMap((wish) =>
        wish.tts_sku_ids.map((skuId) => {
          const fault = faultOfRelation(
            platform,
            wish.tts_goods_id,
            skuId,
            operation,
          );
          const goods = platform.state.fbt.goods.get(wish.tts_goods_id);
          if (goods && !fault)
            (operation === "BIND" ? bind : unbind)(platform, goods, skuId);
          return {
            tts_goods_id: wish.tts_goods_id,
            tts_sku_id: skuId,
            is_success: !fault,
            ...(fault && { fail_reason: fault }),
          };
        }),
      ),
    },
  };
}

function faultOfRelation(
  { state }: Platform,
  goodsId: string,
  skuId: string,
  operation: "BIND" | "UN_BIND",
): string | undefined {
  const goods = state.fbt.goods.get(goodsId);
  if (!goods) return `Goods ${goodsId} do not exist`;
  if (!findSkuById(state, skuId)) return `SKU ${skuId} does not exist`;
  const [bound] = state.fbt.goods.by("sku", skuId);
  if (operation === "UN_BIND")
    return bound === goods ? undefined : "The SKU is not bound to these goods";
  if (bound)
    return bound === goods
      ? "The SKU is already bound to these goods"
      : "The SKU is bound to other goods";
  return goods.skuIds.length >= mostSkus
    ? `At most ${mostSkus} SKUs may share goods`
    : undefined;
}

function bind(platform: Platform, goods: Goods, skuId: string): void {
  goods.skuIds = [...goods.skuIds, skuId];
  tellMatch(platform, goods, skuId, "MATCH");
}

function unbind(platform: Platform, goods: Goods, skuId: string): void {
  goods.skuIds = goods.skuIds.filter((id) => id !== skuId);
  tellMatch(platform, goods, skuId, "UNMATCH");
}

/** The seller unbinds a SKU from its goods in Seller Center. @returns the goods; undefined where it has none. */
export function unbindBySeller(
  platform: Platform,
  skuId: string,
): Goods | undefined {
  const [goods] = platform.state.fbt.goods.by("sku", skuId);
  if (goods) unbind(platform, goods, skuId);
  return goods;
}

/** Webhook 23. */
function tellMatch(
  platform: Platform,
  goods: Goods,
  skuId: string,
  what: "MATCH" | "UNMATCH",
): void {
  platform.state.fbt.goods.changed(goods);
  sendLetter(platform, 23, {
    match_type: what,
    product_type: "LOCAL",
    goods_id: goods.id,
    product_id: findSkuById(platform.state, skuId)?.product.id ?? "",
    sku_id: skuId,
    update_time: seconds(platform.now()),
  });
}

function viewDeclaration(skuId: string, goods: Goods) {
  const life = goods.shelfLife as Record<string, number> | null;
  return {
    tts_sku_id: skuId,
    is_hazmat: goods.isHazmat,
    is_lot_code: goods.isLotControlled,
    is_expiration_management: goods.hasExpiry,
    ...(life && {
      exp_base_info: {
        inbound_cutoff_days: life.inbound_cutoff_days,
        expiration_alert_days: life.expiration_alert_days,
        sales_cutoff_days: life.sales_cutoff_days,
      },
    }),
  };
}
