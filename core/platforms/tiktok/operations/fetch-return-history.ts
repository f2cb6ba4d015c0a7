import type { AftersaleEventFact } from "#core/domain/aftersale-facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { toAsker } from "../map/aftersale.ts";
import { returnRecords } from "../wire/aftersales.ts";

/** Oldest first. Source: TikTok Shop Partner Center, page "Get Return Records". */
export async function fetchReturnHistory(
  client: TikTokClient,
  shop: ShopRef,
  externalId: string,
): Promise<AftersaleEventFact[]> {
  const { records } = await client.call(shop, "getReturnRecords", {
    path: { return_id: externalId },
    schema: returnRecords,
  });
  return records
    .map((record) => ({
      at: record.create_time,
      event: record.event,
      by: toAsker(record.role),
      text: record.description,
    }))
    .sort((one, other) => one.at.getTime() - other.at.getTime());
}
