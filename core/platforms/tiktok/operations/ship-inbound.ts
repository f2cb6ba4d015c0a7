import type { Carton, InboundCarriage } from "#core/domain/inbound-facts.ts";
import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { bareInboundId, writeCarton } from "../map/inbound.ts";
import { nothing } from "../wire/common.ts";
import { fetchOneInbound } from "./fetch-inbound.ts";

type Shipment = {
  orderExternalId: string;
  cartons: Carton[];
  by: InboundCarriage;
};

const options = {
  parcel: { shipping_method: "SMALL_PARCEL" },
  "full-truck": { shipping_method: "FREIGHT", freight_type: "FTL" },
  "part-truck": { shipping_method: "FREIGHT", freight_type: "LTL" },
} as const;

/** Read first, sent once only. Source: TikTok Shop Partner Center, page "Ship Inbound Order". */
export async function shipInbound(
  client: TikTokClient,
  shop: ShopRef,
  { orderExternalId, cartons, by }: Shipment,
): Promise<void> {
  const { status } = await fetchOneInbound(client, shop, orderExternalId);
  if (status === "CANCELLED")
    throw new SyncError("inbound_locked", { said: "it is cancelled" });
  if (status !== "WORKING") return;
  await client.call(shop, "shipInbound", {
    body: {
      inbound_order_id: bareInboundId(orderExternalId),
      cartons: cartons.map(writeCarton),
      shipment_option: options[by],
    },
    schema: nothing,
  });
}
