import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { isSameNumber } from "../map/tracking-number.ts";
import { nothing } from "../wire/common.ts";
import { ordersToShip } from "../wire/orders.ts";
import { readOrders } from "./fetch-orders.ts";
import { fetchParcel } from "./fetch-parcel.ts";

type Correction = {
  orderExternalId: string;
  packageId: string | null;
  trackingNumber: string;
};

/**
 * Read before it is written, and sent once only: corrections are counted.
 * Sources: TikTok Shop Partner Center, pages "Update Shipping Info" and "Update Package Shipping Info".
 */
export async function updateTracking(
  client: TikTokClient,
  shop: ShopRef,
  { orderExternalId, packageId, trackingNumber }: Correction,
  findProviderId: () => Promise<string>,
): Promise<void> {
  const numbers = packageId
    ? [(await fetchParcel(client, shop, packageId))?.trackingNumber ?? null]
    : await numbersOf(client, shop, orderExternalId);
  const isDone =
    numbers.length > 0 &&
    numbers.every((number) => isSameNumber(number, trackingNumber));
  if (isDone) return;

  const body = {
    tracking_number: trackingNumber.trim(),
    shipping_provider_id: await findProviderId(),
  };
  await (packageId
    ? client.call(shop, "updatePackageTracking", {
        path: { package_id: packageId },
        body,
        schema: nothing,
      })
    : client.call(shop, "updateOrderTracking", {
        path: { order_id: orderExternalId },
        body,
        schema: nothing,
      }));
}

/** The numbers under which the order's lines travel. */
async function numbersOf(
  client: TikTokClient,
  shop: ShopRef,
  orderExternalId: string,
): Promise<(string | null)[]> {
  const [order] = await readOrders(
    client,
    shop,
    [orderExternalId],
    ordersToShip,
  );
  return order?.line_items.map((line) => line.tracking_number) ?? [];
}
