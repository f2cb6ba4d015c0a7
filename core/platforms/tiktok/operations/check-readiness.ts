import type { ReadinessFact } from "#core/domain/listing-facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { prerequisites } from "../wire/catalogue.ts";

/** Source: TikTok Shop Partner Center, page "Check Listing Prerequisites". */
export async function checkReadiness(
  client: TikTokClient,
  shop: ShopRef,
): Promise<ReadinessFact[]> {
  const found = await client.call(shop, "getPrerequisites", {
    schema: prerequisites,
  });
  return found.check_results.map((row) => ({
    check: row.check_item,
    passed: !row.is_failed,
    reasons: row.fail_reasons,
  }));
}
