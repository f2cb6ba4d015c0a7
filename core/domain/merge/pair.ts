import type { ListingFact, ListingSkuFact, ProductFact } from "../facts.ts";
import type { Side } from "../field-words.ts";
import type { PriceRule } from "../price-rule.ts";
import type { TitleRule } from "../title-rule.ts";

/** What Shopify shows of a product, as far as it is merged. */
export type StorefrontSide = Pick<
  ProductFact,
  "externalId" | "title" | "vendor" | "productType" | "status" | "updatedAt"
> & {
  /** Null where it has not been read yet. */
  descriptionHtml: string | null;
  pictures: ProductFact["pictures"] | null;
  deleted: boolean;
  variants: {
    externalId: string;
    priceMinor: number;
    weightGrams: number | null;
    options: { name: string; value: string }[] | null;
    /** Of its own picture; empty: it has none; null: nobody has read it yet. */
    pictureId: string | null;
    pictureUrl: string | null;
  }[];
};

/** What TikTok Shop shows of a listing, as far as it is merged. */
export type MarketplaceSide = Pick<
  ListingFact,
  "externalId" | "title" | "status" | "updatedAt" | "weightGrams" | "audit"
> & {
  descriptionHtml: string | null;
  pictures: ListingFact["pictures"] | null;
  deleted: boolean;
  skus: {
    externalId: string;
    priceMinor: number;
    currency: string;
    options: { name: string; value: string }[] | null;
    /** Null: nobody has read them yet. */
    optionPictures: ListingSkuFact["optionPictures"] | null;
  }[];
};

/** A TikTok SKU and the variant that it is. */
export type PairLink = {
  listingSkuId: string;
  skuExternalId: string;
  variantId: string;
  variantExternalId: string;
  /** `Harbor Mug · Navy`, for people. */
  label: string;
  sellerSku: string | null;
  /** The variant was deleted in Shopify. */
  isGone: boolean;
};

/** A variant that the product has, and whether the listing sells it. */
export type PairVariant = {
  variantId: string;
  label: string;
  sku: string | null;
  /** A SKU of TikTok Shop's; one of this listing's that was deleted there; none. */
  soldBy: "sku" | "gone-sku" | null;
};

/** What a field's two sides were when they last counted as agreed; null on a side whose value has never been agreed to. */
export type Base = { storefront: string | null; marketplace: string | null };

/** How one side came to a value that differs from what was agreed. */
export type Edit = {
  /** Changes whenever the value does, in what counts of it. */
  mark: string;
  /** The platform's stamp of the reading that showed the value first. */
  at: Date;
  /** False: it stood there when the side was read for the first time, written at that moment or at any before. */
  seen: boolean;
};

/** Null on a side that shows what was agreed. */
export type Edits = Record<Side, Edit | null>;

/** A Shopify product and the TikTok listing that sells it, as both sides last told it. */
export type Pair = {
  productId: string;
  listingId: string;
  /** The shop's own currency, which Shopify's prices are in. */
  currency: string;
  /** How TikTok Shop's prices are worked out. */
  priceRule: PriceRule;
  /** How TikTok Shop's titles are made. */
  titleRule: TitleRule;
  product: StorefrontSide;
  listing: MarketplaceSide;
  links: PairLink[];
  /** SKUs of the listing that are variants of another product: no field of theirs is merged here. */
  strays: PairLink[];
  /** All variants that the product has now. */
  variants: PairVariant[];
  /** No other listing sells the product. */
  isOnlyListing: boolean;
  /** Pictures that are known to be the same on both sides. */
  samePictures: { storefrontId: string; marketplaceId: string }[];
  /** By `baseKey`. */
  bases: Map<string, Base>;
  /** By `baseKey`, as they were last written down. */
  edits: Map<string, Edits>;
};

/** A base is kept for one field of a listing or of one of its SKUs. */
export const baseKey = (field: string, itemId: string) => `${field}:${itemId}`;
