import { formatDecimal, parseMoney } from "../../kit/money.ts";
import { type Field, fieldWords } from "../field-words.ts";
import { applyPriceRule, isSamePrice } from "../price-rule.ts";
import { applyTitleRule, titleBefore, titleLengths } from "../title-rule.ts";
import { htmlForMarketplace, htmlOfText, textOfHtml } from "./html-text.ts";
import {
  areSameOptionImages,
  essenceOfOptionImages,
  fitOptionImages,
  marketplaceOptionImages,
  optionImagesSince,
  readOptionImages,
  showOptionImages,
  storefrontOptionImages,
} from "./option-images.ts";
import type {
  Base,
  MarketplaceSide,
  Pair,
  PairLink,
  StorefrontSide,
} from "./pair.ts";

/** What holds a field: the listing as a whole (`link` null), or one of its linked SKUs. */
export type Place = { links: PairLink[]; link: PairLink | null };

/** A value for the other side, or why that side cannot have it. */
export type Fitted = { value: string } | { unfit: string };

/**
 * How one field is read, compared, shown and turned into the other side's form. Values are texts: of each side in a form
 * of its own, which only these functions know.
 */
type FieldTraits = {
  per: "listing" | "sku";
  /**
   * What follows where the sides differ and have never agreed. `keep`: nothing; the two are not measures of the same thing
   * (a parcel weighs more than what is in it; pictures are cut per platform), so each begins where it is.
   */
  unagreed: "ask" | "keep";
  /**
   * Whether even a single side's edit is asked about, unless a rule of the shop's leaves the field to that side: taking a
   * product off sale is not undone by putting it back.
   */
  needsCare: boolean;
  /** Null: not known, or there is nothing to compare. */
  storefront(product: StorefrontSide, place: Place): string | null;
  marketplace(
    listing: MarketplaceSide,
    place: Place,
    pair: Pair,
  ): string | null;
  /** Whether both sides say the same. */
  same(storefront: string, marketplace: string, pair: Pair): boolean;
  /** What counts of a value: two that are equal in it are no edit of each other. */
  essence(value: string): string;
  /** What was agreed on of a side, as far as it can be held against what that side shows now; undefined: all of it. */
  since?(agreed: string, now: string): string;
  /** Whether it says nothing: such a value never overwrites one that says something. */
  isEmpty(value: string): boolean;
  /** @param since what both last agreed on, where the merge decides; null: a person wants all of it. */
  toMarketplace(
    value: string,
    pair: Pair,
    place: Place,
    since: Base | null,
  ): Fitted;
  toStorefront(value: string, pair: Pair, place: Place): Fitted;
  /** Reads what a person typed for both sides; null where nothing can be typed. */
  typed: ((text: string, pair: Pair) => Fitted) | null;
  /** For people. */
  show(value: string, pair: Pick<Pair, "currency">): string;
};

const longestDescription = 10_000;
/** So many grams are lost or won where a platform writes in hundredths of a pound. */
const weightTolerance = 3;
const mostPictures = 9;

const itself = (value: string): Fitted => ({ value });
const words = (text: string) => text.replace(/\s+/g, " ").trim();

const fitTitle = (value: string): Fitted =>
  value.length > titleLengths.most
    ? { unfit: `TikTok Shop allows at most ${titleLengths.most} characters.` }
    : { value };

function fitDescription(html: string): Fitted {
  const value = htmlForMarketplace(html);
  return value.length > longestDescription
    ? {
        unfit: `TikTok Shop allows at most ${longestDescription} characters of description.`,
      }
    : { value };
}

const money = (minor: string, { currency }: Pick<Pair, "currency">) =>
  `${formatDecimal({ minor: Number(minor), currency })} ${currency}`;

type Option = { name: string; value: string };
const readOptions = (value: string) => JSON.parse(value) as Option[];
const writeOptions = (options: Option[] | null | undefined) =>
  options && options.length > 0 ? JSON.stringify(options) : null;

/** The other side's values under this side's names: sellers write Color here and Colour there. */
function fitOptions(value: string, own: Option[] | null | undefined): Fitted {
  const wanted = readOptions(value);
  if (!own || own.length !== wanted.length)
    return {
      unfit:
        "Both sides have a different number of options. Change them by hand.",
    };
  return {
    value: JSON.stringify(
      own.map(({ name }, index) => ({
        name,
        value: wanted[index]?.value ?? "",
      })),
    ),
  };
}

/** One line a picture: its id, and the address to fetch it from. */
const writePictures = (pictures: { id: string; url: string | null }[] | null) =>
  pictures?.map(({ id, url }) => `${id} ${url ?? ""}`).join("\n") ?? null;
/** @returns the pictures of a value, in order. */
export const readPictures = (value: string) =>
  value.split("\n").flatMap((line) => {
    const [id = "", url = ""] = line.split(" ");
    return id ? [{ id, url: url || null }] : [];
  });
const pictureIds = (value: string) =>
  readPictures(value)
    .map(({ id }) => id)
    .join("\n");

function fitPictures(value: string): Fitted {
  const pictures = readPictures(value).slice(0, mostPictures);
  return pictures.some(({ url }) => url === null)
    ? {
        unfit:
          "A picture is still being worked on by its platform. Try again in a minute.",
      }
    : { value: pictures.map(({ id, url }) => `${id} ${url}`).join("\n") };
}

const saleStates: Record<string, "on" | "off"> = {
  // Shopify
  ACTIVE: "on",
  UNLISTED: "on",
  DRAFT: "off",
  ARCHIVED: "off",
  // TikTok Shop; one that waits for its first audit is neither.
  ACTIVATE: "on",
  SELLER_DEACTIVATED: "off",
  PLATFORM_DEACTIVATED: "off",
  FREEZE: "off",
};
/** Where TikTok Shop itself has taken a listing off sale. */
export const takenOffByPlatform: ReadonlySet<string> = new Set([
  "PLATFORM_DEACTIVATED",
  "FREEZE",
]);
/**
 * Why TikTok Shop takes no value of a field as the listing is now; null where it takes one. Sources: TikTok Shop Partner
 * Center, pages "Update Price" (only of what is live) and "Partial Edit Product" (nothing of what is frozen).
 */
export const untakenBy = (
  field: Field,
  { status }: Pick<Pair["listing"], "status">,
): string | null => {
  if (status === "FREEZE")
    return "TikTok Shop has frozen the listing and takes no change of it until it lets it go.";
  return field === "price" && status !== "ACTIVATE"
    ? "TikTok Shop takes no price of a listing until it is for sale."
    : null;
};
const saleWords: Record<string, string> = {
  on: "For sale",
  off: "Not for sale",
  gone: "Deleted",
};
/** on | off | gone; null while it is neither for sale nor taken off it. */
export const saleState = ({
  status,
  deleted,
}: {
  status: string;
  deleted: boolean;
}) => (deleted ? "gone" : (saleStates[status] ?? null));
const fitSaleState = (value: string, deleted: boolean): Fitted =>
  deleted
    ? { unfit: "It was deleted there and cannot be brought back from here." }
    : { value: value === "on" ? "on" : "off" };

const gramsOf = (grams: number | null) => (grams ? String(grams) : null);

/** The fields that both platforms have, and how each is merged. */
export const fields = {
  title: {
    per: "listing",
    unagreed: "ask",
    needsCare: false,
    storefront: ({ title }) => title,
    marketplace: ({ title }) => title,
    same: (storefront, marketplace, { titleRule, product }) =>
      words(applyTitleRule(titleRule, storefront, product)) ===
      words(marketplace),
    essence: words,
    isEmpty: (value) => words(value) === "",
    toMarketplace: (value, { titleRule, product }) =>
      fitTitle(applyTitleRule(titleRule, value, product)),
    toStorefront(value, { titleRule, product }) {
      const before = titleBefore(titleRule, value, product);
      return before === null
        ? {
            unfit:
              "TikTok Shop's titles are made from Shopify's by your title rule: change the title in Shopify, or keep both.",
          }
        : { value: before };
    },
    typed: (text) => fitTitle(text.trim()),
    show: (value) => value,
  },
  description: {
    per: "listing",
    unagreed: "ask",
    needsCare: false,
    storefront: ({ descriptionHtml }) => descriptionHtml,
    marketplace: ({ descriptionHtml }) => descriptionHtml,
    same: (storefront, marketplace) =>
      textOfHtml(storefront) === textOfHtml(marketplace),
    essence: textOfHtml,
    isEmpty: (value) => textOfHtml(value) === "",
    toMarketplace: fitDescription,
    toStorefront: itself,
    typed: (text) => fitDescription(htmlOfText(text)),
    show: textOfHtml,
  },
  price: {
    per: "sku",
    unagreed: "ask",
    needsCare: false,
    storefront: ({ variants }, { link }) =>
      priceOf(
        variants.find((one) => one.externalId === link?.variantExternalId),
      ),
    // Amounts in two currencies are not compared.
    marketplace: ({ skus }, { link }, { currency }) =>
      priceOf(
        skus.find(
          (one) =>
            one.externalId === link?.skuExternalId && one.currency === currency,
        ),
      ),
    same: (storefront, marketplace, { priceRule, currency }) =>
      applyPriceRule(priceRule, { minor: Number(storefront), currency }) ===
      Number(marketplace),
    essence: (value) => value,
    isEmpty: (value) => Number(value) <= 0,
    toMarketplace: (value, { priceRule, currency }) => ({
      value: String(
        applyPriceRule(priceRule, { minor: Number(value), currency }),
      ),
    }),
    toStorefront: (value, { priceRule, currency }) =>
      isSamePrice(priceRule, currency)
        ? { value }
        : {
            unfit:
              "TikTok Shop's prices are worked out from Shopify's by your price rule: change the price in Shopify.",
          },
    typed(text, { currency }) {
      try {
        const { minor } = parseMoney(text, currency);
        return minor > 0
          ? { value: String(minor) }
          : { unfit: "A price is more than nothing." };
      } catch {
        return { unfit: "Write the price as a number, such as 18.50." };
      }
    },
    show: money,
  },
  images: {
    per: "listing",
    unagreed: "keep",
    needsCare: false,
    storefront: ({ pictures }) => writePictures(pictures),
    marketplace: ({ pictures }) => writePictures(pictures),
    same(storefront, marketplace, { samePictures }) {
      const twin = new Map(
        samePictures.map((one) => [one.storefrontId, one.marketplaceId]),
      );
      const [ours, theirs] = [
        readPictures(storefront),
        readPictures(marketplace),
      ];
      return (
        Math.min(ours.length, mostPictures) === theirs.length &&
        theirs.every(({ id }, index) => twin.get(ours[index]?.id ?? "") === id)
      );
    },
    essence: pictureIds,
    isEmpty: (value) => readPictures(value).length === 0,
    toMarketplace: fitPictures,
    toStorefront: fitPictures,
    typed: null,
    show: (value) =>
      readPictures(value)
        .map(({ id, url }) => url ?? id)
        .join("\n"),
  },
  optionImages: {
    per: "listing",
    unagreed: "keep",
    needsCare: false,
    storefront: (product, { links }) => storefrontOptionImages(product, links),
    marketplace: (listing, { links }) =>
      marketplaceOptionImages(listing, links),
    same: areSameOptionImages,
    essence: essenceOfOptionImages,
    since: optionImagesSince,
    isEmpty: (value) => readOptionImages(value).length === 0,
    toMarketplace: (value, pair, { links }, since) =>
      fitOptionImages(
        value,
        pair,
        marketplaceOptionImages(pair.listing, links) ?? "",
        since,
      ),
    toStorefront: () => ({
      unfit:
        "A variant's picture is one of its product's in Shopify: choose it there, or keep both.",
    }),
    typed: null,
    show: showOptionImages,
  },
  weight: {
    per: "listing",
    unagreed: "keep",
    needsCare: false,
    // One parcel holds any of the variants.
    storefront: ({ variants }, { links }) =>
      gramsOf(
        Math.max(
          0,
          ...variants.flatMap(({ externalId, weightGrams }) =>
            links.some((link) => link.variantExternalId === externalId)
              ? (weightGrams ?? [])
              : [],
          ),
        ),
      ),
    marketplace: ({ weightGrams }) => gramsOf(weightGrams),
    same: (storefront, marketplace) =>
      Math.abs(Number(storefront) - Number(marketplace)) <= weightTolerance,
    essence: (value) => value,
    isEmpty: (value) => Number(value) <= 0,
    toMarketplace: itself,
    toStorefront: itself,
    typed: (text) =>
      /^[1-9]\d{0,5}$/.test(text.trim())
        ? { value: text.trim() }
        : { unfit: "Write the weight in whole grams, such as 410." },
    show: (value) => `${value} g`,
  },
  status: {
    per: "listing",
    unagreed: "keep",
    needsCare: true,
    storefront: saleState,
    marketplace: saleState,
    same: (storefront, marketplace) => storefront === marketplace,
    essence: (value) => value,
    isEmpty: () => false,
    toMarketplace: (value, { listing }) => fitSaleState(value, listing.deleted),
    toStorefront: (value, { product }) => fitSaleState(value, product.deleted),
    typed: null,
    show: (value) => saleWords[value] ?? value,
  },
  options: {
    per: "sku",
    unagreed: "keep",
    needsCare: true,
    storefront: ({ variants }, { link }) =>
      writeOptions(
        variants.find((one) => one.externalId === link?.variantExternalId)
          ?.options,
      ),
    marketplace: ({ skus }, { link }) =>
      writeOptions(
        skus.find((one) => one.externalId === link?.skuExternalId)?.options,
      ),
    same: (storefront, marketplace) =>
      optionValues(storefront) === optionValues(marketplace),
    essence: (value) => value,
    isEmpty: (value) =>
      readOptions(value).every(({ value: text }) => !text.trim()),
    toMarketplace: (value, { listing }, { link }) =>
      fitOptions(
        value,
        listing.skus.find((one) => one.externalId === link?.skuExternalId)
          ?.options,
      ),
    toStorefront: (value, { product }, { link }) =>
      fitOptions(
        value,
        product.variants.find(
          (one) => one.externalId === link?.variantExternalId,
        )?.options,
      ),
    typed: null,
    show: (value) =>
      readOptions(value)
        .map(({ value: text }) => text)
        .join(" / "),
  },
} as const satisfies Record<Field, FieldTraits>;

const priceOf = (thing: { priceMinor: number } | undefined) =>
  thing ? String(thing.priceMinor) : null;

const optionValues = (value: string) =>
  readOptions(value)
    .map(({ value: text }) => words(text).toLowerCase())
    .join("\n");

/** The traits of one field; the table's own type is narrower than its callers want to know. */
export const traitsOf = (
  field: Field,
): FieldTraits & (typeof fieldWords)[Field] => ({
  ...fieldWords[field],
  ...fields[field],
});
