import type { InboundLabel } from "#core/domain/inbound-facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { bareInboundId } from "../map/inbound.ts";
import { labelsPrinted } from "../wire/inbound.ts";

const items: Record<InboundLabel, string> = {
  "carton-and-pallet": "CARTON_PALLET_LABEL",
  "packing-list": "PACKING_PICKING_LIST",
  barcode: "FBT_BARCODE",
  carton: "CARTON_LABEL",
};

/** The first asking starts the work, every three to five seconds are enough. Source: TikTok Shop Partner Center, page "Print Label". */
export async function printLabels(
  client: TikTokClient,
  shop: ShopRef,
  {
    orderExternalId,
    labels,
  }: { orderExternalId: string; labels: InboundLabel[] },
): Promise<{ url: string } | null> {
  const { task_status, download_url } = await client.call(
    shop,
    "printInboundLabels",
    {
      body: {
        order_id: bareInboundId(orderExternalId),
        print_items: labels.map((label) => items[label]),
      },
      schema: labelsPrinted,
    },
  );
  if (task_status !== "SUCCESS" || !download_url) return null;
  // The address comes with its ampersands escaped once more than JSON demands.
  return { url: download_url.replaceAll("\\u0026", "&") };
}
