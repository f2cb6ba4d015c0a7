import type { EffectPayloads, MadeOf } from "../effects.ts";
import type {
  AttributeFact,
  Barcode,
  CategoryRulesFact,
  ListingAttribute,
  ListingDraft,
  ListingDraftSku,
} from "../listing-facts.ts";
import { htmlForMarketplace, htmlOfText } from "../merge/html-text.ts";
import { applyPriceRule, type PriceRule } from "../price-rule.ts";
import {
  applyTitleRule,
  shorten,
  type TitleRule,
  titleLengths,
} from "../title-rule.ts";
import {
  type OptionPicture,
  optionPictures,
  picturesApart,
} from "./option-pictures.ts";
import { chartWanted } from "./size-chart.ts";

/** A product that a merchant wants to sell on TikTok Shop, as we know it. */
export type Listable = {
  productId: string;
  title: string;
  descriptionHtml: string;
  vendor: string;
  productType: string;
  pictures: { id: string; url: string | null }[];
  deleted: boolean;
  /** The listing that sells it already. */
  listedAs: string | null;
  variants: {
    id: string;
    sku: string | null;
    barcode: string | null;
    options: { name: string; value: string }[];
    priceMinor: number;
    compareAtMinor: number | null;
    weightGrams: number | null;
    /** Where its own picture can be fetched; null where it has none. */
    pictureUrl: string | null;
    /** What the merchant's own location can sell. */
    available: number;
  }[];
  currency: string;
  /** The seller's warehouse on TikTok Shop. */
  warehouseId: string | null;
  priceRule: PriceRule;
  titleRule: TitleRule;
};

/** What only the merchant can say. */
export type ListingWish = {
  productId: string;
  /** Null: the one that is recommended, or was chosen for this type of product before. */
  categoryId: string | null;
  attributes: ListingAttribute[];
  /** Of the parcel; null: the heaviest variant's. */
  weightGrams: number | null;
  sizeMillimetres: ListingDraft["sizeMillimetres"];
  /** Where its size chart can be fetched; null: it has none. */
  sizeChartUrl: string | null;
  /** Whether the network shall know its SKUs as goods, to store and ship them. */
  withGoods: boolean;
};

/** What TikTok Shop says about the category, and the brand that the vendor's name stands for. */
export type Market = {
  category: { externalId: string; path: string[] } | null;
  attributes: AttributeFact[];
  rules: CategoryRulesFact | null;
  brandId: string | null;
};

export type Drafted = {
  /** Without pictures, which have to be uploaded first; null where something stands in the way. */
  draft: Omit<ListingDraft, "imageUris"> | null;
  /** What the values of its options are to show. */
  optionPictures: OptionPicture[];
  /** What stands in the way, in words. */
  blockers: string[];
  /** Attributes that the category wants and nobody has told yet. */
  asks: AttributeFact[];
  /** What a merchant should know before he confirms. */
  notes: string[];
};

/** What TikTok Shop takes at most. */
export const listingLimits = {
  title: titleLengths.most,
  description: 10_000,
  pictures: 9,
  skus: 300,
  sellerSku: 50,
  optionName: 20,
  optionValue: 50,
  options: 3,
};

/** A listing made of a Shopify product. Limits: TikTok Shop Partner Center, page "Create Product", United States. */
export function draftListing(
  product: Listable,
  wish: ListingWish,
  market: Market,
): Drafted {
  const blockers: string[] = [];
  const notes: string[] = [];
  const made = applyTitleRule(product.titleRule, product.title.trim(), product);
  const title = shorten(made, listingLimits.title);
  if (title !== made)
    notes.push(`The title is cut to ${listingLimits.title} characters.`);
  if (made !== product.title.trim())
    notes.push(`By your title rule it is called “${title}”.`);
  const description =
    htmlForMarketplace(product.descriptionHtml) || htmlOfText(title);
  const pictures = product.pictures.slice(0, listingLimits.pictures);
  const weightGrams =
    wish.weightGrams ??
    Math.max(0, ...product.variants.map((one) => one.weightGrams ?? 0));
  const asks = missingAttributes(market.attributes, wish.attributes);
  const unfit = (isUnfit: boolean, why: string) => {
    if (isUnfit) blockers.push(why);
  };
  unfit(product.deleted, "The product was deleted in Shopify.");
  unfit(product.listedAs !== null, "The product is listed already.");
  unfit(title === "", "The product has no title.");
  unfit(
    description.length > listingLimits.description,
    `The description is longer than ${listingLimits.description} characters.`,
  );
  unfit(
    pictures.length === 0,
    "The product has no picture. TikTok Shop wants at least one.",
  );
  unfit(
    pictures.some(({ url }) => url === null),
    "Shopify is still working on a picture. Try again in a minute.",
  );
  unfit(market.category === null, "Choose a category.");
  unfit(weightGrams <= 0, "Tell the weight of the parcel, in grams.");
  unfit(
    (market.rules?.packageSizeRequired ?? false) && !wish.sizeMillimetres,
    "Tell the size of the parcel: the category wants it.",
  );
  unfit(
    product.variants.length > listingLimits.skus,
    `TikTok Shop takes at most ${listingLimits.skus} variants.`,
  );
  unfit(
    product.warehouseId === null,
    "TikTok Shop has no warehouse of yours yet. Add one in Seller Center.",
  );
  for (const certificate of market.rules?.certificates ?? [])
    unfit(
      certificate.isRequired,
      `The category wants a certificate (${certificate.name}): list it in TikTok Seller Center.`,
    );
  unfit(
    market.rules?.sizeChart === "required" && !wish.sizeChartUrl,
    chartWanted,
  );
  for (const ask of asks)
    blockers.push(`The category wants to know: ${ask.name}.`);
  for (const variant of product.variants)
    blockers.push(...faultsOfVariant(variant));
  if (product.pictures.length > pictures.length)
    notes.push(`Only the first ${listingLimits.pictures} pictures are taken.`);
  if (wish.sizeChartUrl && !takesChart(market))
    notes.push("The category takes no size chart: it is left out.");
  if (market.brandId === null && product.vendor)
    notes.push(
      `TikTok Shop knows no brand “${product.vendor}” that is yours: it is listed without a brand.`,
    );
  const { pictures: ofOptions, areApart } = optionPictures(product.variants);
  if (areApart) notes.push(picturesApart);
  const told = { optionPictures: ofOptions, blockers, asks, notes };
  if (blockers.length > 0 || !market.category || !product.warehouseId)
    return { draft: null, ...told };
  const { warehouseId } = product;
  return {
    draft: {
      title,
      description,
      categoryId: market.category.externalId,
      brandId: market.brandId,
      attributes: wish.attributes,
      weightGrams,
      sizeMillimetres: wish.sizeMillimetres,
      skus: product.variants.map((variant) => ({
        sellerSku: variant.sku,
        // Theirs are uploaded first, too.
        options: variant.options.map((option) => ({
          ...option,
          imageUri: null,
        })),
        ...pricesOf(variant, product),
        currency: product.currency,
        barcode: barcodeOf(variant.barcode),
        stock: [{ warehouseId, quantity: Math.max(0, variant.available) }],
      })),
    },
    ...told,
  };
}

/** What a draft's title, description and prices were made of. */
export const draftMadeOf = (
  product: Listable,
  draft: Pick<ListingDraft, "title" | "description" | "skus">,
): NonNullable<EffectPayloads["marketplace.create-listing"]["madeOf"]> => ({
  title: { storefront: product.title, marketplace: draft.title },
  description: {
    storefront: product.descriptionHtml,
    marketplace: draft.description,
  },
  prices: pricesMadeOf(product.variants, draft.skus),
});

/** What prices of SKUs were made of. @param variants in the order of the SKUs. */
export const pricesMadeOf = (
  variants: Pick<Listable["variants"][number], "priceMinor">[],
  skus: Pick<ListingDraftSku, "priceMinor">[],
): MadeOf[] =>
  variants.map(({ priceMinor }, index) => ({
    storefront: String(priceMinor),
    marketplace: String(skus[index]?.priceMinor),
  }));

/** Whether a size chart can be given at all. */
export const takesChart = ({ rules }: Pick<Market, "rules">): boolean =>
  (rules?.sizeChart ?? "none") !== "none";

/** Prices by the shop's rule. What it cost before is told only where it was more. */
export function pricesOf(
  variant: Pick<Listable["variants"][number], "priceMinor" | "compareAtMinor">,
  { priceRule, currency }: Pick<Listable, "priceRule" | "currency">,
): { priceMinor: number; listPriceMinor: number | null } {
  const ruled = (minor: number) =>
    applyPriceRule(priceRule, { minor, currency });
  const priceMinor = ruled(variant.priceMinor);
  const before =
    variant.compareAtMinor === null ? null : ruled(variant.compareAtMinor);
  return {
    priceMinor,
    listPriceMinor: before !== null && before > priceMinor ? before : null,
  };
}

function faultsOfVariant(variant: Listable["variants"][number]): string[] {
  const name =
    variant.sku ??
    (variant.options.map(({ value }) => value).join(" / ") || "A variant");
  const faults: string[] = [];
  if (variant.priceMinor <= 0) faults.push(`${name} has no price.`);
  if (variant.sku && variant.sku.length > listingLimits.sellerSku)
    faults.push(
      `The SKU ${name} is longer than ${listingLimits.sellerSku} characters.`,
    );
  if (variant.sku && /\s/.test(variant.sku))
    faults.push(
      `The SKU “${name}” has a space, which TikTok Shop does not take.`,
    );
  if (variant.options.length > listingLimits.options)
    faults.push(`${name} has more than ${listingLimits.options} options.`);
  for (const option of variant.options) {
    if (option.name.length > listingLimits.optionName)
      faults.push(
        `The option “${option.name}” is longer than ${listingLimits.optionName} characters.`,
      );
    if (option.value.length > listingLimits.optionValue)
      faults.push(
        `The value “${option.value}” is longer than ${listingLimits.optionValue} characters.`,
      );
  }
  return faults;
}

/** Attributes that are required, also because of another one's value, and have none. */
export function missingAttributes(
  attributes: AttributeFact[],
  told: ListingAttribute[],
): AttributeFact[] {
  const valuesOf = new Map(
    told.map(({ id, values }) => [id, values.map((value) => value.id)]),
  );
  const isTold = (id: string) => (valuesOf.get(id)?.length ?? 0) > 0;
  return attributes.filter(
    ({ externalId, kind, isRequired, requiredWhen }) =>
      kind === "product" &&
      !isTold(externalId) &&
      (isRequired ||
        requiredWhen.some(({ attributeExternalId, valueExternalId }) =>
          valuesOf.get(attributeExternalId)?.includes(valueExternalId),
        )),
  );
}

const kindsByLength: Record<number, Barcode["kind"]> = {
  12: "UPC",
  13: "EAN",
  14: "GTIN",
};

/** A code of another length is one of the merchant's own: TikTok Shop takes published ones only. */
export function barcodeOf(code: string | null): Barcode | null {
  const kind =
    code && /^\d+$/.test(code) ? kindsByLength[code.length] : undefined;
  return code && kind ? { kind, code } : null;
}
