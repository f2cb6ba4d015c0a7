import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "./client.server.ts";
import { closeOrder } from "./operations/close-order.ts";
import { fetchAnnotations } from "./operations/fetch-annotations.ts";

/** Archives an order unless it is archived; that also makes it safe to repeat. */
export async function archiveOrder(
  client: AdminClient,
  shop: ShopRef,
  id: string,
): Promise<void> {
  const { closed } = await fetchAnnotations(client, shop, id);
  if (!closed) await closeOrder(client, shop, id);
}
