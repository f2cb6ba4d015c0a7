import type { CancelReason } from "#core/domain/aftersale-facts.ts";
import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { cancelReasonOf } from "../reasons.ts";
import { cancellationMade } from "../wire/aftersales.ts";
import { fetchOrders } from "./fetch-orders.ts";

type Wish = {
  orderExternalId: string;
  reason: CancelReason;
  lineExternalIds?: string[];
};

/**
 * Sent once only. The order is read first: whether it is paid decides by which name the reason goes.
 * Source: TikTok Shop Partner Center, page "Cancel Order".
 */
export async function cancelOrder(
  client: TikTokClient,
  shop: ShopRef,
  { orderExternalId, reason, lineExternalIds }: Wish,
): Promise<{ externalId: string }> {
  const [order] = await fetchOrders(client, shop, [orderExternalId]);
  if (!order)
    throw new SyncError("subject_not_found", {
      said: `order ${orderExternalId}`,
    });
  const cancel_reason = cancelReasonOf(reason, {
    region: await client.region(shop),
    isPaid: order.status !== "UNPAID",
  });
  if (!cancel_reason)
    throw new SyncError("reason_refused", {
      said: `${reason}, for an order that is ${order.status}`,
    });
  const made = await client.call(shop, "cancelOrder", {
    body: {
      order_id: orderExternalId,
      cancel_reason,
      order_line_item_ids: lineExternalIds,
    },
    schema: cancellationMade,
  });
  return { externalId: made.cancel_id };
}
