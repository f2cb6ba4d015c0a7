import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { isSameNumber } from "../map/tracking-number.ts";
import { ordersToShip } from "../wire/orders.ts";
import { readOrders } from "./fetch-orders.ts";

/** Whether a line of the order already travels under this number; case and spaces do not matter. */
export async function findPackage(
  client: TikTokClient,
  shop: ShopRef,
  orderExternalId: string,
  trackingNumber: string,
): Promise<{ packageId: string } | null> {
  const [order] = await readOrders(
    client,
    shop,
    [orderExternalId],
    ordersToShip,
  );
  const line = order?.line_items.find(({ tracking_number }) =>
    isSameNumber(tracking_number, trackingNumber),
  );
  const packageId = line && (line.package_id ?? order?.packages[0]?.id);
  return packageId ? { packageId } : null;
}
