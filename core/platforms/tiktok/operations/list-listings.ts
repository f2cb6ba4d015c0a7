import type { ListingFact } from "#core/domain/facts.ts";
import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokCalls } from "../client.server.ts";
import { isListed } from "../map/listing.ts";
import { chunks } from "../paging.ts";
import { fetchListing } from "./fetch-listing.ts";
import { searchProducts } from "./search-products.ts";

/** Details asked for at a time: enough to be quick, few enough to stay far below the limit per shop and endpoint. */
const atOnce = 4;

/** What the platform froze has no detail to read (12052901). */
const isReadable = (product: { status: string }): boolean =>
  isListed(product) && product.status !== "FREEZE";

/** One that was frozen meanwhile must not keep the others from being read. */
function nullIfLocked(error: unknown): null {
  if (error instanceof SyncError && error.code === "listing_locked")
    return null;
  throw error;
}

/** The search names products; variants' names and barcodes stand only in the detail, so each is read. */
export async function* listListings(
  client: TikTokCalls,
  shop: ShopRef,
  filter: { updatedSince?: Date } = {},
): AsyncGenerator<ListingFact[]> {
  for await (const products of searchProducts(client, shop, filter)) {
    const listings: ListingFact[] = [];
    for (const few of chunks(products.filter(isReadable), atOnce)) {
      const details = await Promise.all(
        few.map(({ id }) => fetchListing(client, shop, id).catch(nullIfLocked)),
      );
      listings.push(...details.filter((detail) => detail !== null));
    }
    if (listings.length > 0) yield listings;
  }
}
