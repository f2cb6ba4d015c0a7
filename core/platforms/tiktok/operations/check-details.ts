import type {
  DetailsChange,
  ListingVerdict,
} from "#core/domain/listing-facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { toVerdict } from "../map/draft.ts";
import { writeCheck } from "../map/whole.ts";
import { listingChecked } from "../wire/products.ts";
import { wholeProduct } from "../wire/whole-product.ts";
import { readAsEdited } from "./fetch-listing-parts.ts";

/** The listing as it is, with a change, tried dry. Source: TikTok Shop Partner Center, page "Check Product Listing". */
export async function checkDetails(
  client: TikTokClient,
  shop: ShopRef,
  listingExternalId: string,
  {
    change,
    ownWarehouses,
  }: { change: DetailsChange; ownWarehouses: ReadonlySet<string> },
): Promise<ListingVerdict | null> {
  const found = await readAsEdited(
    client,
    shop,
    listingExternalId,
    wholeProduct,
  );
  if (!found) return null;
  const checked = await client.call(shop, "checkListing", {
    body: writeCheck(found.product, change, ownWarehouses),
    schema: listingChecked,
  });
  return toVerdict(checked);
}
