import type { ListingFact } from "#core/domain/facts.ts";
import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokCalls } from "../client.server.ts";
import { isListed, toListing } from "../map/listing.ts";
import { nullWhereUnknown } from "../null-where-unknown.ts";
import { product } from "../wire/products.ts";
import { searchProducts } from "./search-products.ts";

/**
 * Source: TikTok Shop Partner Center, page "Get Product". Null for unknown, deleted and draft products. While an edit of a
 * live listing is examined, what the seller has written is shown, not yet what buyers see: read back the old way, his
 * edit would look as if somebody had undone it. Prices and stock are always those of today.
 */
export async function fetchListing(
  client: TikTokCalls,
  shop: ShopRef,
  externalId: string,
): Promise<ListingFact | null> {
  try {
    return await readListing(client, shop, externalId);
  } catch (refusal) {
    if (!isLocked(refusal) || (await isFrozen(client, shop, externalId)))
      throw refusal;
    // It may have been let go between the two calls.
    return readListing(client, shop, externalId).catch((error: unknown) => {
      if (isLocked(error)) return null;
      throw error;
    });
  }
}

const isLocked = (error: unknown) =>
  error instanceof SyncError && error.code === "listing_locked";

/** Deleted and frozen products are refused with one code (12052901); the search tells them apart. */
async function isFrozen(
  client: TikTokCalls,
  shop: ShopRef,
  externalId: string,
): Promise<boolean> {
  for await (const page of searchProducts(client, shop, { status: "FREEZE" }))
    if (page.some(({ id }) => id === externalId)) return true;
  return false;
}

const readListing = (
  client: TikTokCalls,
  shop: ShopRef,
  externalId: string,
): Promise<ListingFact | null> =>
  nullWhereUnknown(async () => {
    const read = (query: { return_under_review_version?: string }) =>
      client.call(shop, "getProduct", {
        path: { product_id: externalId },
        query,
        schema: product,
      });
    const live = await read({});
    if (!isListed(live)) return null;
    const fact = toListing(live);
    if (live.status !== "ACTIVATE" || fact.audit.status !== "AUDITING")
      return fact;
    // The audit may have ended between the two calls.
    const edited = await nullWhereUnknown(() =>
      read({ return_under_review_version: "true" }),
    );
    if (!edited) return fact;
    const { title, descriptionHtml, pictures, weightGrams, skus } =
      toListing(edited);
    const picturesOf = new Map(
      skus.map((sku) => [sku.externalId, sku.optionPictures]),
    );
    return {
      ...fact,
      title,
      descriptionHtml,
      pictures,
      weightGrams,
      skus: fact.skus.map((sku) => ({
        ...sku,
        optionPictures: picturesOf.get(sku.externalId) ?? sku.optionPictures,
      })),
    };
  });
