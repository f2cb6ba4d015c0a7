import type { CancelCause } from "#core/domain/cancel-causes.ts";
import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import { cancelReasons } from "./cancel-reasons.ts";
import type { AdminClient } from "./client.server.ts";
import { cancelOrder } from "./operations/cancel-order.ts";
import { fetchCancellable } from "./operations/fetch-cancellable.ts";

/**
 * Cancels an order that was imported. Units go back on the merchant's shelf only where they were taken from it: an order
 * that the network ships took nothing from Shopify's stock.
 * @throws SyncError too_late_to_cancel when something of it has been fulfilled.
 */
export async function cancelImportedOrder(
  client: AdminClient,
  shop: ShopRef,
  { orderId, cause }: { orderId: string; cause: CancelCause },
): Promise<void> {
  const order = await fetchCancellable(client, shop, orderId);
  if (order.isCancelled) return;
  if (order.isFulfilled) throw new SyncError("too_late_to_cancel");
  await cancelOrder(client, shop, {
    orderId,
    reason: cancelReasons[cause],
    restock: order.isFromOwnStock,
  });
}
