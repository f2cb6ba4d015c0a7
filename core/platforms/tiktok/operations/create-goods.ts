import type { GoodsDraft } from "#core/domain/goods-draft.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import { mostGoodsAtOnce } from "../assumed.ts";
import type { TikTokClient } from "../client.server.ts";
import { writeGoods } from "../map/goods.ts";
import { chunks } from "../paging.ts";
import { goodsMade } from "../wire/goods.ts";
import { findGoods } from "./find-goods.ts";

type Made = Record<string, { goodsExternalId: string } | { refused: string }>;

/**
 * Sent once only, for SKUs that have no goods yet: what a repeat would do is not documented.
 * Source: TikTok Shop Partner Center, page "Create Goods" (202603).
 */
export async function createGoods(
  client: TikTokClient,
  shop: ShopRef,
  wanted: { skuExternalId: string; draft: GoodsDraft }[],
): Promise<Made> {
  const made: Made = {};
  const known = await findGoods(client, shop, {
    sku_ids: wanted.map(({ skuExternalId }) => skuExternalId),
  });
  for (const { externalId, skuExternalIds } of known)
    for (const sku of skuExternalIds)
      made[sku] = { goodsExternalId: externalId };

  const missing = wanted.filter(({ skuExternalId }) => !made[skuExternalId]);
  for (const some of chunks(missing, mostGoodsAtOnce)) {
    const { create_result_info } = await client.call(shop, "createGoods", {
      body: {
        create_goods_dto_list: some.map(({ skuExternalId, draft }) => ({
          tts_sku_id: skuExternalId,
          create_goods_type: "CREATE_AND_BIND",
          ...writeGoods(draft),
        })),
      },
      schema: goodsMade,
    });
    for (const row of create_result_info.create_result_list)
      made[row.tts_sku_id] =
        row.is_success && row.tts_goods_id
          ? { goodsExternalId: row.tts_goods_id }
          : { refused: row.fail_reason ?? "no reason given" };
  }
  return Object.fromEntries(
    wanted.map(({ skuExternalId }) => [
      skuExternalId,
      made[skuExternalId] ?? { refused: "not answered" },
    ]),
  );
}
