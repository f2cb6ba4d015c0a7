import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokCalls } from "../client.server.ts";
import { isListed } from "../map/listing.ts";
import { searchProducts } from "./search-products.ts";

/** The search alone: what a listing has become is read by whoever wants to know. */
export async function* listChangedListings(
  client: TikTokCalls,
  shop: ShopRef,
  filter: { updatedSince: Date },
): AsyncGenerator<{ externalId: string; updatedAt: Date }[]> {
  for await (const products of searchProducts(client, shop, filter))
    yield products.filter(isListed).map(({ id, update_time }) => ({
      externalId: id,
      updatedAt: update_time,
    }));
}

/** Those that were deleted: the search leaves them out unless it is asked for them. */
export async function* listDeletedListings(
  client: TikTokCalls,
  shop: ShopRef,
  filter: { updatedSince: Date },
): AsyncGenerator<{ externalId: string; updatedAt: Date }[]> {
  const search = { ...filter, status: "DELETED" } as const;
  for await (const products of searchProducts(client, shop, search))
    yield products.map(({ id, update_time }) => ({
      externalId: id,
      updatedAt: update_time,
    }));
}
