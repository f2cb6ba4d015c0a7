import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { findProvider } from "../map/carrier.ts";
import { listOrderCarriers } from "./list-order-carriers.ts";
import type { Provider } from "./list-providers.ts";

/**
 * The platform's own entry of a carrier, for one order.
 * @throws SyncError subject_not_found, order_not_shippable, carrier_unknown.
 */
export async function findOrderProvider(
  client: TikTokClient,
  shop: ShopRef,
  order: { externalId: string; carrier: string },
  providersOf: (deliveryOptionId: string) => Promise<Provider[]>,
): Promise<Provider> {
  const providers = await listOrderCarriers(
    client,
    shop,
    order.externalId,
    providersOf,
  );
  const provider = findProvider(order.carrier, providers);
  if (provider) return provider;
  const offered = providers.slice(0, 20).map(({ name }) => name);
  throw new SyncError("carrier_unknown", {
    said: `${order.carrier}; offered: ${offered.join(", ")}`,
  });
}
