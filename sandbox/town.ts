/**
 * What a pretend town is made of: one merchant with a Shopify store, a TikTok Shop and goods in Fulfilled by TikTok.
 * A scenario returns a `Town`; each platform face plants its own share of it and gives out its own ids.
 */

export type Town = {
  name: string;
  shop: TownShop;
  tiktokShop: TownTikTokShop;
  /** Products of the Shopify store. */
  products: TownProduct[];
  /** Products of the TikTok Shop. */
  listings: TownListing[];
  centres: TownCentre[];
  goods: TownGoods[];
  /** US ZIP codes to which the network does not deliver (answer 177001011). */
  unreachablePostalCodes: string[];
};

/** What the TikTok face plants of a town. */
export type TiktokTown = Pick<
  Town,
  "tiktokShop" | "listings" | "centres" | "goods" | "unreachablePostalCodes"
>;

export type TownShop = {
  /** `harbor-goods` of `harbor-goods.myshopify.com`. */
  handle: string;
  name: string;
  email: string;
  currency: "USD";
  /** Shopify's plan, which decides how many query points there are; Basic unless given. */
  plan?: "Basic" | "Advanced" | "Plus" | "Enterprise";
  /** The merchant's own stock location. */
  location: {
    name: string;
    address1: string;
    city: string;
    provinceCode: string;
    zip: string;
    countryCode: "US";
  };
};

export type TownTikTokShop = {
  /** Decimal string beyond 2^53, as TikTok writes ids. */
  id: string;
  name: string;
  region: "US";
  /** `shop_cipher`, e.g. `GCP_...`. */
  cipher: string;
  /** The seller's `open_id`, equal to `seller_open_id` in webhooks. */
  openId: string;
  sellerName: string;
  /** The seller's own sales warehouse. */
  warehouse: { id: string; name: string };
  /** Further sales warehouses of the seller; none unless given. */
  moreWarehouses?: { id: string; name: string }[];
};

export type TownProduct = {
  handle: string;
  title: string;
  descriptionHtml: string;
  vendor: string;
  productType: string;
  /** Name of the one option, e.g. `Size`; a product with one variant has the value `Default Title`. */
  optionName: string;
  variants: TownVariant[];
  /** Pictures that the merchant has given it. */
  pictures?: { name: string; width: number; height: number }[];
};

export type TownVariant = {
  sku: string | null;
  barcode: string | null;
  optionValue: string;
  /** Decimal string in the shop's currency, e.g. `18.50`. */
  price: string;
  weightGrams: number;
  /** Units on hand at the merchant's own location. */
  stock: number;
};

export type TownListing = {
  title: string;
  description: string;
  skus: TownListingSku[];
};

export type TownListingSku = {
  sellerSku: string;
  /** Barcode as TikTok's `identifier_code`; null where the seller left it out. */
  barcode: string | null;
  optionName: string;
  optionValue: string;
  price: string;
  /** Sellable units at the seller's own warehouse. */
  stock: number;
  /** What a virtual bundle is put together from; it has no stock of its own then. */
  parts?: { sellerSku: string; count: number }[] | undefined;
};

export type TownCentre = {
  /** `fbt_warehouse_id`. */
  id: string;
  /** The shop-side id of the same centre (`warehouse_ids[0]`), seen on orders. */
  shopWarehouseId: string;
  name: string;
  state: string;
  city: string;
  postalCode: string;
};

export type TownGoods = {
  name: string;
  /** The seller's own code for the goods. */
  referenceCode: string;
  barcode: string;
  weightPounds: string;
  /** `seller_sku`s of the TikTok SKUs that share these goods. */
  sellerSkus: string[];
  /** Units on hand per centre id. */
  stock: Record<string, number>;
};
