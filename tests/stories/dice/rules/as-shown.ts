import type {
  MarketplaceSide,
  Pair,
  StorefrontSide,
} from "#core/domain/merge/pair.ts";
import { parseMoney } from "#core/kit/money.ts";
import type { ShopifyState, TikTokState } from "../../main-job/control.ts";

const gramsIn: Record<string, number> = { POUND: 453.592_37, KILOGRAM: 1_000 };

/** Both platforms as their control faces show them, whatever Quayside has read of them. */
export type Platforms = {
  shopify: Pick<ShopifyState, "products">;
  tiktok: Pick<TikTokState, "products">;
};

/** A pair as the platforms themselves show it now; null where one side is gone. */
export function asShown(
  pair: Pair,
  { shopify, tiktok }: Platforms,
): Pair | null {
  const product = shopify.products.find(
    ({ id }) => id === pair.product.externalId,
  );
  const listing = tiktok.products.find(
    ({ id, status }) => id === pair.listing.externalId && status !== "DELETED",
  );
  return product && listing
    ? {
        ...pair,
        product: storefrontOf(product, pair),
        listing: marketplaceOf(listing, pair),
      }
    : null;
}

const minor = (price: string, currency: string) =>
  parseMoney(price, currency).minor;

function storefrontOf(
  { variants, pictures, ...product }: ShopifyState["products"][number],
  { currency, product: known }: Pair,
): StorefrontSide {
  return {
    ...known,
    title: product.title,
    descriptionHtml: product.descriptionHtml,
    vendor: product.vendor,
    productType: product.productType,
    status: product.status as StorefrontSide["status"],
    pictures: pictures.map((id) => ({ id, url: null })),
    deleted: false,
    variants: variants.map(({ id, price, weightGrams, options }) => ({
      externalId: id,
      priceMinor: minor(price, currency),
      weightGrams,
      options,
      pictureId: null,
      pictureUrl: null,
    })),
  };
}

function marketplaceOf(
  { skus, images, packageWeight, ...listing }: TikTokState["products"][number],
  { currency, listing: known }: Pair,
): MarketplaceSide {
  const grams =
    Number(packageWeight?.value ?? 0) *
    (gramsIn[packageWeight?.unit ?? ""] ?? 0);
  return {
    ...known,
    title: listing.title,
    descriptionHtml: listing.description,
    status: listing.status,
    pictures: images.map((id) => ({ id, url: null })),
    weightGrams: Math.round(grams) || null,
    deleted: false,
    skus: skus.map(({ id, price, options }) => ({
      externalId: id,
      priceMinor: minor(price, currency),
      currency,
      options: options.map(({ name, value }) => ({ name, value })),
      optionPictures: null,
    })),
  };
}
