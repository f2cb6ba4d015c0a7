import type { ListingFact } from "#core/domain/facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { isListed } from "../map/listing.ts";
import { chunks, pageSize, pages, unixSeconds } from "../paging.ts";
import { productPage } from "../wire/products.ts";
import { fetchListing } from "./fetch-listing.ts";

/** Details asked for at a time: enough to be quick, few enough to stay far below the limit per shop and endpoint. */
const atOnce = 4;

/**
 * The search names products; variants' names and barcodes stand only in the detail, so each is read. At most 10,000
 * products come out of one search (12052180).
 *
 * Source: TikTok Shop Partner Center, page "Search Products".
 */
export async function* listListings(
  client: TikTokClient,
  shop: ShopRef,
  { updatedSince }: { updatedSince?: Date } = {},
): AsyncGenerator<ListingFact[]> {
  const body = updatedSince && { update_time_ge: unixSeconds(updatedSince) };
  const search = (page_token: string | null) =>
    client.call(shop, "searchProducts", {
      query: { page_size: pageSize, page_token },
      body,
      schema: productPage,
    });

  for await (const { products } of pages(search)) {
    const listings: ListingFact[] = [];
    for (const few of chunks(products.filter(isListed), atOnce)) {
      const details = await Promise.all(
        few.map(({ id }) => fetchListing(client, shop, id)),
      );
      listings.push(...details.filter((detail) => detail !== null));
    }
    if (listings.length > 0) yield listings;
  }
}
