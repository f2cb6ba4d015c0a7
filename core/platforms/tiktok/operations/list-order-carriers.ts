import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { ordersToShip } from "../wire/orders.ts";
import { readOrders } from "./fetch-orders.ts";
import { listDeliveryOptions } from "./list-delivery-options.ts";
import type { Provider } from "./list-providers.ts";

/**
 * The carriers of one order: they hang on the order's delivery option, or where the order names none, on those of its
 * warehouse.
 * @throws SyncError subject_not_found, order_not_shippable.
 */
export async function listOrderCarriers(
  client: TikTokClient,
  shop: ShopRef,
  orderExternalId: string,
  providersOf: (deliveryOptionId: string) => Promise<Provider[]>,
): Promise<Provider[]> {
  const [order] = await readOrders(
    client,
    shop,
    [orderExternalId],
    ordersToShip,
  );
  if (!order)
    throw new SyncError("subject_not_found", {
      said: `order ${orderExternalId}`,
    });
  const options = order.delivery_option_id
    ? [order.delivery_option_id]
    : order.warehouse_id
      ? await listDeliveryOptions(client, shop, order.warehouse_id)
      : [];
  const providers: Provider[] = [];
  for (const option of options) providers.push(...(await providersOf(option)));
  return providers;
}
