import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { bareInboundId } from "../map/inbound.ts";
import { isSameNumber } from "../map/tracking-number.ts";
import { nothing } from "../wire/common.ts";
import { fetchOneInbound } from "./fetch-inbound.ts";

type Tracking = {
  orderExternalId: string;
  parcels: { carton: string; carrier: string; number: string }[];
};

/** The network takes these names only; every other carrier is OTHER. */
const carriers = ["FEDEX", "UPS", "DHL", "USPS"];
const nameOf = (carrier: string) => {
  const bare = carrier.toUpperCase().replace(/[^A-Z]/g, "");
  return carriers.find((known) => known === bare) ?? "OTHER";
};

/** Read first, sent once only: changes are counted per carton. Source: TikTok Shop Partner Center, page "Update Tracking". */
export async function trackInbound(
  client: TikTokClient,
  shop: ShopRef,
  { orderExternalId, parcels }: Tracking,
): Promise<void> {
  const order = await fetchOneInbound(client, shop, orderExternalId);
  if (order.status === "CANCELLED")
    throw new SyncError("inbound_locked", { said: "it is cancelled" });
  const changed = parcels.filter(
    ({ carton, number }) =>
      !order.tracking.some(
        (known) =>
          known.carton === carton && isSameNumber(known.number, number),
      ),
  );
  if (changed.length === 0) return;
  await client.call(shop, "updateInboundTracking", {
    body: {
      order_id: bareInboundId(orderExternalId),
      parcel_tracking_info: changed.map(({ carton, carrier, number }) => ({
        carton_number: carton,
        provider_name: nameOf(carrier),
        tracking_number: number.trim(),
      })),
    },
    schema: nothing,
  });
}
