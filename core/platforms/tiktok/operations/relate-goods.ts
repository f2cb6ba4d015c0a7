import type { Outcomes } from "#core/domain/listing-facts.ts";
import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { goodsRelated } from "../wire/goods.ts";
import { findGoods } from "./find-goods.ts";

/**
 * Binds SKUs to goods or unbinds them. Sent once only, for those that are not as wished yet: what a repeat would do is
 * not documented. Source: TikTok Shop Partner Center, page "Update Goods Sku Relation".
 */
export async function relateGoods(
  client: TikTokClient,
  shop: ShopRef,
  goodsExternalId: string,
  skuExternalIds: string[],
  wish: "bind" | "unbind",
): Promise<Outcomes> {
  const [goods] = await findGoods(client, shop, {
    goods_ids: [goodsExternalId],
  });
  if (!goods)
    throw new SyncError("goods_unknown", { said: `goods ${goodsExternalId}` });
  const isBound = (sku: string) => goods.skuExternalIds.includes(sku);
  const outcomes: Outcomes = Object.fromEntries(
    skuExternalIds.map((sku) => [sku, "done"]),
  );
  const open = skuExternalIds.filter(
    (sku) => isBound(sku) !== (wish === "bind"),
  );
  if (open.length === 0) return outcomes;

  const { operate_goods_sku_relation_info } = await client.call(
    shop,
    "relateGoods",
    {
      body: {
        operation_type: wish === "bind" ? "BIND" : "UN_BIND",
        operate_goods_sku_relation_list: [
          { tts_goods_id: goodsExternalId, tts_sku_ids: open },
        ],
      },
      schema: goodsRelated,
    },
  );
  for (const row of operate_goods_sku_relation_info.operate_result_list)
    if (!row.is_success)
      outcomes[row.tts_sku_id] = {
        refused: row.fail_reason ?? "no reason given",
      };
  return outcomes;
}
