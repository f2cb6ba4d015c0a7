import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { findProvider } from "../map/carrier.ts";
import { ordersToShip } from "../wire/orders.ts";
import { readOrders } from "./fetch-orders.ts";
import { listDeliveryOptions } from "./list-delivery-options.ts";
import type { Provider } from "./list-providers.ts";

/**
 * The platform's id of a carrier, for one order: carriers hang on the order's delivery option, or where the order names
 * none, on those of its warehouse.
 * @throws SyncError subject_not_found, order_not_shippable, carrier_unknown.
 */
export async function findOrderProvider(
  client: TikTokClient,
  shop: ShopRef,
  order: { externalId: string; carrier: string },
  providersOf: (deliveryOptionId: string) => Promise<Provider[]>,
): Promise<string> {
  const [found] = await readOrders(
    client,
    shop,
    [order.externalId],
    ordersToShip,
  );
  if (!found)
    throw new SyncError("subject_not_found", {
      said: `order ${order.externalId}`,
    });

  const options = found.delivery_option_id
    ? [found.delivery_option_id]
    : found.warehouse_id
      ? await listDeliveryOptions(client, shop, found.warehouse_id)
      : [];
  const offered: string[] = [];
  for (const option of options) {
    const providers = await providersOf(option);
    const provider = findProvider(order.carrier, providers);
    if (provider) return provider.id;
    offered.push(...providers.map(({ name }) => name));
  }
  throw new SyncError("carrier_unknown", {
    said: `${order.carrier}; offered: ${offered.slice(0, 20).join(", ")}`,
  });
}
