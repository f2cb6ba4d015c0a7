import type { DetailsChange } from "#core/domain/listing-facts.ts";
import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { needsWholeEdit, writeDetails, writeEdit } from "../map/whole.ts";
import { categoryVersionOf } from "../markets.ts";
import { nothing } from "../wire/common.ts";
import { wholeProduct } from "../wire/whole-product.ts";
import { readAsEdited } from "./fetch-listing-parts.ts";

/**
 * Changes the given details and nothing else. A partial edit leaves alone what it does not name, but takes nothing away and
 * knows no category: for those the whole product is written back as it was read a moment ago, with the change in it.
 * Source: TikTok Shop Partner Center, pages "Edit Product" and "Partial Edit Product".
 */
export async function changeDetails(
  client: TikTokClient,
  shop: ShopRef,
  listingExternalId: string,
  change: DetailsChange,
): Promise<void> {
  const found = await readAsEdited(
    client,
    shop,
    listingExternalId,
    wholeProduct,
  );
  if (!found)
    throw new SyncError("subject_not_found", {
      said: `listing ${listingExternalId}`,
    });
  const call = { path: { product_id: listingExternalId }, schema: nothing };
  if (!needsWholeEdit(change)) {
    const body = writeDetails(found.product, change);
    await client.call(shop, "editProduct", { ...call, body });
    return;
  }
  await client.call(shop, "replaceProduct", {
    ...call,
    body: {
      ...writeEdit(found.product, change),
      save_mode: "LISTING",
      category_version: categoryVersionOf(await client.region(shop)),
    },
  });
}
