import type { MadeOf } from "../effects.ts";
import type {
  ListingDraft,
  ListingDraftSku,
  ListingPartsFact,
} from "../listing-facts.ts";
import { sameTitle } from "../title-rule.ts";
import {
  draftListing,
  type Listable,
  listingLimits,
  pricesMadeOf,
} from "./draft-listing.ts";
import { normalizeCode } from "./match-skus.ts";
import { type OptionPicture, optionPictures } from "./option-pictures.ts";

type Option = { name: string; value: string };

/** A listing that sells a product, as it was last read. */
export type ListedAs = {
  id: string;
  externalId: string;
  title: string;
  descriptionHtml: string;
  pictures: { id: string; url: string | null }[];
  status: string;
  skus: {
    externalId: string;
    sellerSku: string | null;
    options: Option[];
    /** What it sells; null where it is not linked. */
    variantId: string | null;
  }[];
};

/** A product that may have variants which its listing has not. */
export type Extendable = {
  product: Listable;
  listings: ListedAs[];
  /** Variants that a TikTok SKU sells. */
  linkedVariantIds: string[];
};

export type Addition = {
  listing: Pick<ListedAs, "id" | "externalId" | "title"> | null;
  variantIds: string[];
  /** The SKUs that are added, word for word; empty where something stands in the way. */
  skus: ListingDraftSku[];
  /** Of their prices. */
  madeOf: MadeOf[];
  /** What the new values of its options are to show. */
  optionPictures: OptionPicture[];
  /** The listing with those SKUs alone, for TikTok Shop's check. */
  draft: ListingDraft | null;
  blockers: string[];
};

/**
 * What would be added to a listing: every variant of the product that no TikTok SKU sells, under the listing's own names of
 * options and in its category. Nothing else of the listing is written.
 * @param parts of the listing now; null where TikTok Shop shows none.
 */
export function planAddition(
  { product, listings, linkedVariantIds }: Extendable,
  parts: ListingPartsFact | null,
): Addition {
  const [listing] = listings;
  const linked = new Set(linkedVariantIds);
  const variants = product.variants.filter(({ id }) => !linked.has(id));
  const none = {
    listing: listing ?? null,
    variantIds: variants.map(({ id }) => id),
    skus: [],
    madeOf: [],
    optionPictures: [],
    draft: null,
  };
  if (!listing)
    return { ...none, blockers: ["The product is not listed on TikTok Shop."] };
  if (listings.length > 1)
    return {
      ...none,
      blockers: [
        "The product has several listings on TikTok Shop: add its variants in TikTok Seller Center.",
      ],
    };
  if (variants.length === 0)
    return { ...none, blockers: ["Every variant is on TikTok Shop already."] };
  if (!parts)
    return {
      ...none,
      blockers: ["TikTok Shop does not show the listing any more."],
    };
  const drafted = draftListing(
    {
      ...product,
      title: listing.title,
      titleRule: sameTitle,
      descriptionHtml: listing.descriptionHtml,
      vendor: "",
      // TikTok Shop has them already.
      pictures: listing.pictures.map(({ id }) => ({ id, url: id })),
      listedAs: null,
      variants: variants.map((variant) => ({
        ...variant,
        options: underNamesOf(listing, variant.options),
      })),
    },
    {
      productId: product.productId,
      categoryId: parts.categoryId,
      attributes: parts.attributes,
      weightGrams: parts.weightGrams,
      sizeMillimetres: parts.sizeMillimetres,
      sizeChartUrl: null,
      withGoods: false,
    },
    {
      category: parts.categoryId
        ? { externalId: parts.categoryId, path: [] }
        : null,
      attributes: [],
      rules: null,
      brandId: parts.brandId,
    },
  );
  const blockers = [
    ...(parts.isExamined
      ? [
          "TikTok Shop still examines the last edit of the listing. Add the variants once it has.",
        ]
      : []),
    ...(parts.skus.length + variants.length > listingLimits.skus
      ? [`TikTok Shop takes at most ${listingLimits.skus} variants.`]
      : []),
    ...faultsBeside(listing, parts, product, variants),
    ...drafted.blockers,
  ];
  return blockers.length > 0 || !drafted.draft
    ? { ...none, blockers }
    : {
        ...none,
        skus: drafted.draft.skus,
        madeOf: pricesMadeOf(variants, drafted.draft.skus),
        optionPictures: newPictures(listing, product, variants),
        draft: {
          ...drafted.draft,
          imageUris: listing.pictures.map(({ id }) => id),
        },
        blockers,
      };
}

const namesOf = ({ skus }: ListedAs): string[] =>
  skus[0]?.options.map(({ name }) => name) ?? [];

/** Sellers write Color here and Colour there. */
const underNamesOf = (listing: ListedAs, options: Option[]): Option[] => {
  const names = namesOf(listing);
  return options.map(({ name, value }, at) => ({
    name: names[at] ?? name,
    value,
  }));
};

/** The pictures of values that the listing has not; those that it has keep what they show. */
function newPictures(
  listing: ListedAs,
  product: Listable,
  variants: Listable["variants"],
): OptionPicture[] {
  const underNames = (variant: Listable["variants"][number]) => ({
    ...variant,
    options: underNamesOf(listing, variant.options),
  });
  const { pictures } = optionPictures(product.variants.map(underNames));
  const has = (options: Option[], { name, value }: OptionPicture) =>
    options.some((one) => one.name === name && one.value === value);
  return pictures.filter(
    (picture) =>
      variants.some((one) => has(underNames(one).options, picture)) &&
      !listing.skus.some(({ options }) => has(options, picture)),
  );
}

const valuesOf = (options: Option[]): string =>
  options.map(({ value }) => value.trim().toLowerCase()).join("\n");

/** What does not fit beside the SKUs that there are. A variant is linked by its SKU: each needs one of its own. */
function faultsBeside(
  listing: ListedAs,
  parts: ListingPartsFact,
  product: Listable,
  variants: Listable["variants"],
): string[] {
  const most = namesOf(listing).length;
  if (most === 0)
    return [
      "The listing has no options that tell variants apart: add them in TikTok Seller Center.",
    ];
  const codes = parts.skus.map(({ sellerSku }) => normalizeCode(sellerSku));
  const sold = new Set(listing.skus.map(({ options }) => valuesOf(options)));
  return variants.flatMap(({ sku, options }) => {
    const words = options.map(({ value }) => value).join(" / ");
    const code = normalizeCode(sku);
    const faults: string[] = [];
    if (!code) faults.push(`${words} has no SKU, by which it would be linked.`);
    else if (codes.includes(code))
      faults.push(
        `The listing has the SKU ${sku} already: link it on the Conflicts page.`,
      );
    else if (
      product.variants.filter((one) => normalizeCode(one.sku) === code).length >
      1
    )
      faults.push(`Several variants have the SKU ${sku}.`);
    if (options.length !== most)
      faults.push(
        `${words} has another number of options than the listing: add it in TikTok Seller Center.`,
      );
    else if (sold.has(valuesOf(options)))
      faults.push(
        `The listing has ${words} already: link it on the Conflicts page.`,
      );
    return faults;
  });
}
