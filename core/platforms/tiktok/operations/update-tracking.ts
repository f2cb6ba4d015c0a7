import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { isSameNumber } from "../map/tracking-number.ts";
import { nothing } from "../wire/common.ts";
import { ordersToShip } from "../wire/orders.ts";
import { readOrders } from "./fetch-orders.ts";
import { fetchParcel } from "./fetch-parcel.ts";
import type { Provider } from "./list-providers.ts";

type Correction = {
  orderExternalId: string;
  packageId: string | null;
  trackingNumber: string;
  carrier: string;
};

/**
 * Read before it is written, and sent once only: corrections are counted.
 * Sources: TikTok Shop Partner Center, pages "Update Shipping Info" and "Update Package Shipping Info".
 */
export async function updateTracking(
  client: TikTokClient,
  shop: ShopRef,
  { orderExternalId, packageId, trackingNumber, carrier }: Correction,
  findProvider: () => Promise<Provider>,
): Promise<void> {
  const shown = packageId
    ? [await fetchParcel(client, shop, packageId)]
    : await shownOf(client, shop, orderExternalId);
  const hasNumber =
    shown.length > 0 &&
    shown.every((one) =>
      isSameNumber(one?.trackingNumber ?? null, trackingNumber),
    );
  // A carrier that is not said is not known to be another one.
  const carriers = shown.flatMap((one) => one?.carrier ?? []);
  const isDone = (name: string) =>
    hasNumber && carriers.every((one) => isSameName(one, name));
  if (isDone(carrier)) return;
  const provider = await findProvider();
  if (isDone(provider.name)) return;

  const body = {
    tracking_number: trackingNumber.trim(),
    shipping_provider_id: provider.id,
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

const isSameName = (one: string, other: string) =>
  one.trim().toLowerCase() === other.trim().toLowerCase();

type Shown = { trackingNumber: string | null; carrier: string | null };

/** The numbers and carriers under which the order's lines travel. */
async function shownOf(
  client: TikTokClient,
  shop: ShopRef,
  orderExternalId: string,
): Promise<Shown[]> {
  const [order] = await readOrders(
    client,
    shop,
    [orderExternalId],
    ordersToShip,
  );
  return (order?.line_items ?? []).map((line) => ({
    trackingNumber: line.tracking_number,
    carrier: line.shipping_provider_name,
  }));
}
