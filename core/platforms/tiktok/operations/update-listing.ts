import type { ListingChange } from "#core/domain/listing-facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { writeParts } from "../map/draft.ts";
import { toGrams } from "../map/measures.ts";
import { nothing } from "../wire/common.ts";
import { wholeProduct } from "../wire/whole-product.ts";
import { readAsEdited } from "./fetch-listing-parts.ts";

/**
 * Leaves everything but the given parts alone. Buyers see them once TikTok has reviewed them. A weight is written in the
 * system of the size that the listing has: a mixture is refused. Options keep the pictures that they have there.
 * Source: TikTok Shop Partner Center, page "Partial Edit Product".
 * @returns the weight as it will be read back.
 */
export async function updateListing(
  client: TikTokClient,
  shop: ShopRef,
  listingExternalId: string,
  change: ListingChange,
): Promise<{ weightGrams: number | null }> {
  // A listing that is gone is the edit's own to find out.
  const isRead =
    change.weightGrams !== undefined ||
    change.options !== undefined ||
    change.optionPictures !== undefined ||
    change.added !== undefined;
  const now = isRead
    ? await readAsEdited(client, shop, listingExternalId, wholeProduct)
    : null;
  const body = writeParts(change, now?.product);
  await client.call(shop, "editProduct", {
    path: { product_id: listingExternalId },
    body,
    schema: nothing,
  });
  return { weightGrams: toGrams(body.package_weight) };
}
