import type { NetworkParcelStatus } from "#core/domain/facts.ts";
import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import { wholeOrder } from "../assumed.ts";
import type { TikTokClient } from "../client.server.ts";
import { nothing } from "../wire/common.ts";
import { fetchNetworkOrder } from "./fetch-network-order.ts";

const left: readonly NetworkParcelStatus[] = [
  "SHIPPED",
  "HANDOVER",
  "COMPLETED",
  "LOST",
  "DAMAGE",
];

/**
 * Cancels an order as a whole or not at all. It is read first: cancelling works per parcel, and a cancelled order that
 * is cancelled again must not look as if it came too late.
 *
 * Source: TikTok Shop Partner Center, page "Cancel FBT MCF Order".
 */
export async function cancelNetworkOrder(
  client: TikTokClient,
  shop: ShopRef,
  externalId: string,
): Promise<void> {
  const order = await fetchNetworkOrder(client, shop, externalId);
  if (!order)
    throw new SyncError("subject_not_found", {
      said: `multi-channel order ${externalId}`,
    });

  const gone = order.parcels.find(({ status }) => left.includes(status));
  if (gone)
    throw new SyncError("too_late_to_cancel", {
      said: `parcel ${gone.externalId} is ${gone.status}`,
    });
  const open = order.parcels.filter(({ status }) => status !== "CLOSED");
  if (order.parcels.length > 0 && open.length === 0) return;

  await client.call(shop, "cancelMcfOrder", {
    body: {
      mcf_order_id: externalId,
      // Before the network starts to ship there are no parcels to name.
      consign_orders:
        open.length > 0
          ? open.map((parcel) => ({ id: parcel.externalId }))
          : wholeOrder,
    },
    schema: nothing,
  });
}
