import type { z } from "zod";
import type { ListingPartsFact } from "#core/domain/listing-facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokCalls } from "../client.server.ts";
import { isListed, toListingParts } from "../map/listing.ts";
import { nullWhereUnknown } from "../null-where-unknown.ts";
import { productParts } from "../wire/products.ts";

/**
 * Source: TikTok Shop Partner Center, page "Get Product". While an edit is examined it is the version with the edit, SKUs
 * that came with it included: read back the old way, one that was sent would look as if it had never been.
 */
export async function fetchListingParts(
  client: TikTokCalls,
  shop: ShopRef,
  externalId: string,
): Promise<ListingPartsFact | null> {
  const found = await readAsEdited(client, shop, externalId, productParts);
  return found && toListingParts(found.product, found.isExamined);
}

/** A product as the seller has it, an edit that is still examined included; null where it is unknown, deleted or a draft. */
export const readAsEdited = <
  Product extends {
    status: string;
    audit?: { status?: string | null | undefined } | null | undefined;
  },
>(
  client: TikTokCalls,
  shop: ShopRef,
  externalId: string,
  schema: z.ZodType<Product>,
): Promise<{ product: Product; isExamined: boolean } | null> =>
  nullWhereUnknown(async () => {
    const read = (query: { return_under_review_version?: string }) =>
      client.call(shop, "getProduct", {
        path: { product_id: externalId },
        query,
        schema,
      });
    const live = await read({});
    if (!isListed(live)) return null;
    if (live.audit?.status !== "AUDITING")
      return { product: live, isExamined: false };
    // The audit may have ended between the two calls; a new listing has no second version.
    const edited =
      live.status === "ACTIVATE"
        ? await nullWhereUnknown(() =>
            read({ return_under_review_version: "true" }),
          )
        : null;
    return { product: edited ?? live, isExamined: true };
  });
