import type { ParcelFact } from "#core/domain/parcel-facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { toParcel } from "../map/parcel.ts";
import { pages, shortPage, unixSeconds } from "../paging.ts";
import { packagePage } from "../wire/parcels.ts";

/** By time of change, oldest first. Source: TikTok Shop Partner Center, page "Search Package". */
export async function* listParcels(
  client: TikTokClient,
  shop: ShopRef,
  { updatedSince }: { updatedSince: Date },
): AsyncGenerator<ParcelFact[]> {
  const search = (page_token: string | null) =>
    client.call(shop, "searchPackages", {
      query: {
        page_size: shortPage,
        page_token,
        sort_field: "update_time",
        sort_order: "ASC",
      },
      body: { update_time_ge: unixSeconds(updatedSince) },
      schema: packagePage,
    });
  for await (const { packages } of pages(search))
    if (packages.length > 0) yield packages.map(toParcel);
}
