import type { SmallTown } from "../../support/open-small-town.ts";

/** What a history is made of. */
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
  /** Platforms that may have taken their grant back. */
  revoked: Set<"shopify" | "tiktok">;
  /** TikTok orders and Shopify orders, in the order of their placing. */
  tiktokOrders: string[];
  shopifyOrders: string[];
  /** Units that somebody else may have put on TikTok Shop's shelves. */
  addedOnTikTok: number;
  parcels: number;
};

/** Everything is connected, nothing has happened yet. */
export async function castScene(town: SmallTown): Promise<Scene> {
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
    revoked: new Set(),
    tiktokOrders: [],
    shopifyOrders: [],
    addedOnTikTok: 0,
    parcels: 0,
  };
}
