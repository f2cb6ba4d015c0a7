import type { RefundFact } from "#core/domain/aftersale-facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { toRefund } from "../map/aftersale.ts";
import { refundCalculated } from "../wire/aftersales.ts";

type Wish = {
  orderExternalId: string;
  kind: "cancel" | "refund" | "return";
  reason: string;
  lineExternalIds?: string[];
};

const requestTypes = {
  cancel: "CANCEL",
  refund: "REFUND",
  return: "RETURN_AND_REFUND",
} as const;

/** Source: TikTok Shop Partner Center, page "Calculate Refund". */
export async function calculateRefund(
  client: TikTokClient,
  shop: ShopRef,
  { orderExternalId, kind, reason, lineExternalIds }: Wish,
): Promise<RefundFact> {
  const { order_refund_amount } = await client.call(shop, "calculateRefund", {
    body: {
      order_id: orderExternalId,
      request_type: requestTypes[kind],
      reason_name: reason,
      order_line_item_ids: lineExternalIds,
    },
    schema: refundCalculated,
  });
  return toRefund(order_refund_amount);
}
