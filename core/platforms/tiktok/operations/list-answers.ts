import type { PossibleAnswer } from "#core/domain/aftersale-facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { decisions } from "../wire/aftersales.ts";

/** Source: TikTok Shop Partner Center, page "Get Decision Eligibility". */
export async function listAnswers(
  client: TikTokClient,
  shop: ShopRef,
  requestExternalId: string,
): Promise<PossibleAnswer[]> {
  const found = await client.call(shop, "getDecisions", {
    query: { return_or_cancel_id: requestExternalId },
    schema: decisions,
  });
  return found.decisions.map((row) => ({
    answer: row.decision,
    isPossible: row.eligible,
    why: row.ineligible_reason,
    reasons: row.available_reject_reasons.map(({ name, text }) => ({
      name,
      text: text ?? name,
    })),
  }));
}
