import type { FieldChange } from "#core/domain/field-change.ts";
import type { SmallTown } from "../../support/open-small-town.ts";

/** What a history is made of, for one merchant. */
export type Scene = {
  town: SmallTown;
  /** Variants for sale everywhere, by SKU. */
  skus: string[];
  /** TikTok's id of each SKU. */
  onTikTok: Map<string, string>;
  products: { id: string; listingId: string }[];
  chosen: Set<string>;
  /** SKUs whose link the merchant has taken away. */
  unlinked: Set<string>;
  /** SKUs that the merchant puts together from others. */
  kits: Set<string>;
  /** TikTok orders and Shopify orders, in the order of their placing. */
  tiktokOrders: string[];
  shopifyOrders: string[];
  parcels: number;
  /** Locations in Shopify, and warehouses of TikTok Shop's, that came within the history. */
  places: string[];
  warehouses: string[];
  /** What the SKUs of products begin with that were made in Shopify within the history. */
  made: string[];
  /** Listings that were deleted on TikTok Shop as a whole. */
  deletedListings: string[];
  /** Changes of many listings whose plan the merchant has looked at, and what names the plan. */
  seen: { change: FieldChange; fingerprint: string }[];
  /** Journal entries of decisions that can be taken back. */
  changes: string[];
  sky: Sky;
};

/** What comes over all merchants of a town. */
export type Sky = {
  /** Platforms that may have taken a grant back. */
  revoked: Set<"shopify" | "tiktok">;
  /** Units that somebody else may have put on TikTok Shop's shelves. */
  addedOnTikTok: number;
  /** Bells may have been lost: who waits is found by the sweep alone. */
  lostBells: boolean;
};

/** A clear sky. */
export const clearSky = (): Sky => ({
  revoked: new Set(),
  addedOnTikTok: 0,
  lostBells: false,
});

/** Everything is connected, nothing has happened yet. */
export async function castScene(town: SmallTown, sky: Sky): Promise<Scene> {
  const tiktok = await town.control.tiktok();
  const skus = tiktok.products.flatMap((product) => product.skus);
  const listings = await town.prisma.listing.findMany({
    where: { product: { isNot: null } },
    include: { product: true },
    orderBy: { externalId: "asc" },
  });
  return {
    town,
    skus: skus.map((sku) => sku.sellerSku),
    onTikTok: new Map(skus.map((sku) => [sku.sellerSku, sku.id])),
    products: listings.map(({ externalId, product }) => ({
      id: product?.externalId ?? "",
      listingId: externalId,
    })),
    chosen: new Set(),
    unlinked: new Set(),
    kits: new Set(),
    tiktokOrders: [],
    shopifyOrders: [],
    parcels: 0,
    places: [],
    warehouses: [],
    made: [],
    deletedListings: [],
    seen: [],
    changes: [],
    sky,
  };
}
