import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "./client.server.ts";
import { fetchOwnHolds } from "./operations/fetch-holds.ts";
import { releaseHold } from "./operations/release-hold.ts";

/** Releases our hold with this handle; where there is none (any more), nothing is to be done. */
export async function releaseOwnHold(
  client: AdminClient,
  shop: ShopRef,
  hold: { id: string; handle: string },
): Promise<void> {
  const holds = await fetchOwnHolds(client, shop, hold.id);
  const holdIds = holds
    .filter(({ handle }) => handle === hold.handle)
    .map(({ id }) => id);
  if (holdIds.length > 0)
    await releaseHold(client, shop, { id: hold.id, holdIds });
}
