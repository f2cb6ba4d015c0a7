import type { GoodsDraft } from "#core/domain/goods-draft.ts";
import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { writeGoods } from "../map/goods.ts";
import { goodsUpdated } from "../wire/goods.ts";

/** Replaces the whole declaration. Source: TikTok Shop Partner Center, page "Update Goods" (202603). */
export async function updateGoods(
  client: TikTokClient,
  shop: ShopRef,
  goodsExternalId: string,
  draft: GoodsDraft,
): Promise<void> {
  const { update_result_info } = await client.call(shop, "updateGoods", {
    body: {
      update_goods_dto: { tts_goods_id: goodsExternalId, ...writeGoods(draft) },
    },
    schema: goodsUpdated,
  });
  if (!update_result_info.is_success)
    throw new SyncError("goods_refused", {
      said: update_result_info.fail_reason ?? undefined,
    });
}
