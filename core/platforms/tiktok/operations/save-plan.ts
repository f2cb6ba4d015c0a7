import type { Carton, InboundLine } from "#core/domain/inbound-facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { writeCarton } from "../map/inbound.ts";
import { planSaved } from "../wire/inbound.ts";

type Plan = {
  key: string;
  planExternalId?: string;
  content: { lines: InboundLine[] } | { cartons: Carton[] };
};

/** The key makes a repeat harmless. Source: TikTok Shop Partner Center, page "Create Update Inbound Plan". */
export async function savePlan(
  client: TikTokClient,
  shop: ShopRef,
  { key, planExternalId, content }: Plan,
): Promise<{ planExternalId: string }> {
  const saved = await client.call(shop, "savePlan", {
    body: {
      plan_id: planExternalId,
      idempotent_key: key,
      ...("lines" in content
        ? {
            goods_items: content.lines.map((line) => ({
              goods_id: line.goodsExternalId,
              quantity: line.quantity,
            })),
          }
        : { cartons: content.cartons.map(writeCarton) }),
    },
    schema: planSaved,
  });
  return { planExternalId: saved.inbound_plan.plan_id };
}
