import type { DeclarationFact } from "#core/domain/goods-draft.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { chunks } from "../paging.ts";
import { declarations } from "../wire/goods.ts";

const mostIds = 50;

/** Source: TikTok Shop Partner Center, page "Get Hazmat And Expiration Info". */
export async function fetchDeclarations(
  client: TikTokClient,
  shop: ShopRef,
  skuExternalIds: string[],
): Promise<DeclarationFact[]> {
  const facts: DeclarationFact[] = [];
  for (const tts_sku_ids of chunks([...new Set(skuExternalIds)], mostIds)) {
    const found = await client.call(shop, "searchHazmat", {
      body: { tts_sku_ids },
      schema: declarations,
    });
    const rows =
      found.hazmat_and_expiration_info?.hazmat_and_expiration_dto_list ?? [];
    facts.push(
      ...rows.map((row) => ({
        skuExternalId: row.tts_sku_id,
        isHazard: row.is_hazmat,
        tracksLots: row.is_lot_code,
        expires: row.is_expiration_management,
      })),
    );
  }
  return facts;
}
