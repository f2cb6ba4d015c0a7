import type { EligibilityFact } from "#core/domain/aftersale-facts.ts";
import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import { eligibilityKinds } from "../assumed.ts";
import type { TikTokClient } from "../client.server.ts";
import { eligibility } from "../wire/aftersales.ts";

/** What the seller may open. Source: TikTok Shop Partner Center, page "Get Aftersale Eligibility". */
export async function fetchEligibility(
  client: TikTokClient,
  shop: ShopRef,
  orderExternalId: string,
): Promise<EligibilityFact[]> {
  const found = await client.call(shop, "getEligibility", {
    path: { order_id: orderExternalId },
    query: { initiate_aftersale_user: "SELLER" },
    schema: eligibility,
  });
  return found.sku_eligibility
    .flatMap((sku) => sku.line_item_eligibility)
    .map((row) => {
      const kind = eligibilityKinds[row.request_type];
      if (!kind)
        throw new SyncError("wire_unexpected", {
          said: `request type ${row.request_type.slice(0, 40)}`,
        });
      return {
        kind,
        isPossible: row.eligible,
        why: row.ineligible_reason,
        orderLineExternalIds: row.order_line_items_ids,
        reasons: row.available_reason_names,
      };
    });
}
