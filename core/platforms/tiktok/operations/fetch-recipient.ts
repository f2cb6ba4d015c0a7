import type { Destination } from "#core/domain/facts.ts";
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
): Promise<Destination | null> {
  const [order] = await readOrders(
    client,
    shop,
    [orderExternalId],
    ordersWithRecipient,
  );
  return order
    ? toDestination(order.recipient_address, order.buyer_email)
    : null;
}
