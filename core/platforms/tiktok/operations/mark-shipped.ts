import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { packageMade } from "../wire/orders.ts";

type Shipment = {
  orderExternalId: string;
  lineExternalIds: string[];
  trackingNumber: string;
  providerId: string;
};

/** Sent once only. Source: TikTok Shop Partner Center, page "Mark Package As Shipped". */
export async function markShipped(
  client: TikTokClient,
  shop: ShopRef,
  shipment: Shipment,
): Promise<{ packageId: string }> {
  const made = await client.call(shop, "shipOrder", {
    path: { order_id: shipment.orderExternalId },
    body: {
      order_line_item_ids: shipment.lineExternalIds,
      tracking_number: shipment.trackingNumber.trim(),
      shipping_provider_id: shipment.providerId,
    },
    schema: packageMade,
  });
  return { packageId: made.package_id };
}
