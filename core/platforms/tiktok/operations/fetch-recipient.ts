import type { Recipient } from "#core/world/marketplace/orders.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { toDestination } from "../map/recipient.ts";
import { ordersWithRecipient } from "../wire/orders.ts";
import { readOrders } from "./fetch-orders.ts";

/** Personal data: handed to the caller, never logged. Null while it is masked or absent, and for unknown orders. */
export async function fetchRecipient(
  client: TikTokClient,
  shop: ShopRef,
  orderExternalId: string,
): Promise<Recipient | null> {
  const [order] = await readOrders(
    client,
    shop,
    [orderExternalId],
    ordersWithRecipient,
  );
  const to = order && toDestination(order.recipient_address, order.buyer_email);
  return to
    ? {
        to,
        mark: client.markRecipient(orderExternalId, { ...to, email: null }),
      }
    : null;
}
