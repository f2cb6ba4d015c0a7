import { z } from "zod";
import { count, flag, id, list, optionalText } from "./common.ts";

const result = { is_success: flag, fail_reason: optionalText };

/** `POST /fbt/202603/goods/create_goods`. */
export const goodsMade = z.object({
  create_result_info: z.object({
    create_result_list: list(
      z.object({ tts_sku_id: id, tts_goods_id: optionalText, ...result }),
    ),
  }),
});

/** `POST /fbt/202603/goods/update_goods_info`. */
export const goodsUpdated = z.object({
  update_result_info: z.object(result),
});

/** `POST /fbt/202603/goods/update_goods_sku_relation`. */
export const goodsRelated = z.object({
  operate_goods_sku_relation_info: z.object({
    operate_result_list: list(z.object({ tts_sku_id: id, ...result })),
  }),
});

/** `POST /fbt/202603/goods/hazmat_and_expiration_info/search`. */
export const declarations = z.object({
  hazmat_and_expiration_info: z
    .object({
      hazmat_and_expiration_dto_list: list(
        z.object({
          tts_sku_id: id,
          is_hazmat: flag,
          is_lot_code: flag,
          is_expiration_management: flag,
        }),
      ),
    })
    .nullish(),
});

/** `POST /fbt/202601/mcf/goods/inventory/search`. */
export const shippable = z.object({
  goods_inventory_list: list(z.object({ goods_id: id, available_qty: count })),
});
