import { pathOfCategory } from "../domain/listings/find-categories.ts";
import type { Listings } from "../world/marketplace/listings.ts";
import type { ShopRef } from "../world/storefront.ts";

/** The seller's own brand of exactly this name; anything less would be a guess. */
export async function brandOf(
  marketplace: Pick<Listings, "listBrands">,
  shop: ShopRef,
  wanted: { name: string; categoryId: string },
): Promise<string | null> {
  const name = wanted.name.trim();
  if (!name) return null;
  const { categoryId } = wanted;
  for await (const page of marketplace.listBrands(shop, { categoryId, name }))
    for (const brand of page)
      if (brand.isAuthorized && brand.name.toLowerCase() === name.toLowerCase())
        return brand.externalId;
  return null;
}

/** A category with its names from the root down. */
export const namedCategory = async (
  marketplace: Pick<Listings, "listCategories">,
  shop: ShopRef,
  externalId: string,
): Promise<{ externalId: string; path: string[] }> => ({
  externalId,
  path: pathOfCategory(await marketplace.listCategories(shop), externalId),
});
