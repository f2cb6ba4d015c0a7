import {
  isSameValue,
  optionPictureKey,
  picturesByOption,
  type Value,
} from "../option-values.ts";
import type {
  Base,
  MarketplaceSide,
  Pair,
  PairLink,
  StorefrontSide,
} from "./pair.ts";

/** Which picture a value of an option shows: a platform's name for it, and the address to fetch it from. */
export type OptionImage = Value & { id: string; url: string | null };

/** A value of the field: a line for each value of an option, as of other pictures, and behind it what shows it. */
const write = (images: OptionImage[]): string =>
  images
    .map(
      ({ id, url, name, value }) =>
        `${id} ${url ?? ""} ${JSON.stringify([name, value])}`,
    )
    .join("\n");

/** Without a picture the name of it is empty. */
const read = (text: string): OptionImage[] =>
  text.split("\n").flatMap((line) => {
    const [, id = "", url = "", words] = /^(\S*) (\S*) (.*)$/.exec(line) ?? [];
    if (words === undefined) return [];
    const [name, value] = JSON.parse(words) as [string, string];
    return [{ name, value, id, url: url || null }];
  });

const isPictured = ({ id }: OptionImage) => id !== "";

/** @returns the pictures of those values that have one. */
export const readOptionImages = (text: string): OptionImage[] =>
  read(text).filter(isPictured);

/** In any order; an address may change with every reading. */
export const essenceOfOptionImages = (text: string): string =>
  read(text)
    .map(({ name, value, id }) => JSON.stringify([name, value, id]))
    .sort()
    .join("\n");

/** What was agreed on, of the values that there are by now: one that came since begins with what it shows. */
export const optionImagesSince = (agreed: string, now: string): string => {
  const before = read(agreed);
  return write(read(now).map((one) => before.find(isSameValue(one)) ?? one));
};

/** For people. */
export const showOptionImages = (text: string): string =>
  readOptionImages(text)
    .map(({ name, value, id, url }) => `${url ?? id} ${name} ${value}`)
    .join("\n");

/**
 * What the values of a product's options show, by the variants that are linked: of the others TikTok Shop has no value.
 * @returns null where they have not been read yet, have no options, or no option goes with the pictures.
 */
export function storefrontOptionImages(
  { variants }: Pick<StorefrontSide, "variants">,
  links: PairLink[],
): string | null {
  const sold = soldAmong(
    variants,
    links.map((link) => ({ ...link, externalId: link.variantExternalId })),
  );
  if (sold.some(({ pictureId }) => pictureId === null)) return null;
  const images = picturesByOption(
    sold.flatMap(({ options, pictureId, pictureUrl }) =>
      pictureId
        ? [
            {
              options: options ?? [],
              picture: { id: pictureId, url: pictureUrl },
            },
          ]
        : [],
    ),
  );
  return images && ofAllValues(sold, images);
}

/** @returns null where they have not been read yet, or there are no options. */
export function marketplaceOptionImages(
  { skus }: Pick<MarketplaceSide, "skus">,
  links: PairLink[],
): string | null {
  const sold = soldAmong(
    skus,
    links.map((link) => ({ ...link, externalId: link.skuExternalId })),
  );
  return sold.some(({ optionPictures }) => optionPictures === null)
    ? null
    : ofAllValues(
        sold,
        sold.flatMap(({ optionPictures }) => optionPictures ?? []),
      );
}

/** What is linked to something that is still there. */
const soldAmong = <Thing extends { externalId: string }>(
  things: Thing[],
  links: { externalId: string; isGone: boolean }[],
): Thing[] =>
  things.filter((thing) =>
    links.some(
      ({ externalId, isGone }) => externalId === thing.externalId && !isGone,
    ),
  );

/** Null where there are none. */
function ofAllValues(
  things: { options: Value[] | null }[],
  images: OptionImage[],
): string | null {
  const values = things.flatMap(({ options }) => options ?? []);
  const each = new Map(
    values.map((one) => [JSON.stringify([one.name, one.value]), one]),
  );
  return each.size === 0
    ? null
    : write(
        [...each.values()].map(
          ({ name, value }) =>
            images.find(isSameValue({ name, value })) ?? {
              name,
              value,
              id: "",
              url: null,
            },
        ),
      );
}

/**
 * Shopify's pictures by the values that TikTok Shop has: sellers write Color here and Colour there, so links tell which are
 * the same.
 * @param only TikTok Shop's option that has pictures already: none but that may have any.
 * @returns null where none of its options goes with the pictures.
 */
function underTheirValues(
  images: OptionImage[],
  { links, product, listing }: Pair,
  only: string | null,
): OptionImage[] | null {
  return picturesByOption(
    links.flatMap((link) => {
      const variant = product.variants.find(
        ({ externalId }) => externalId === link.variantExternalId,
      );
      const sku = listing.skus.find(
        ({ externalId }) => externalId === link.skuExternalId,
      );
      const own = variant?.options ?? [];
      const picture = images.find((image) => own.some(isSameValue(image)));
      return picture ? [{ options: sku?.options ?? [], picture }] : [];
    }),
    only,
  );
}

/** Whether the second is TikTok Shop's copy of the first, or the first itself. */
const isCopy =
  ({ samePictures }: Pick<Pair, "samePictures">, { id, url }: OptionImage) =>
  (other: OptionImage): boolean =>
    other.id === id ||
    samePictures.some(
      ({ storefrontId, marketplaceId }) =>
        marketplaceId === other.id &&
        url !== null &&
        storefrontId === optionPictureKey(url),
    );

/** Whether every value shows the same on both sides. */
export function areSameOptionImages(
  storefront: string,
  marketplace: string,
  pair: Pair,
): boolean {
  const theirs = readOptionImages(marketplace);
  const wanted = underTheirValues(
    readOptionImages(storefront),
    pair,
    theirs[0]?.name ?? null,
  );
  return (
    wanted?.length === theirs.length &&
    wanted.every((one) => theirs.some(isShownBy(pair, one)))
  );
}

const isShownBy = (pair: Pair, image: OptionImage) => {
  const [isOfValue, isItsCopy] = [isSameValue(image), isCopy(pair, image)];
  return (other: OptionImage) => isOfValue(other) && isItsCopy(other);
};

/** Whether TikTok Shop, which shows `now`, shows all that was to be written. */
export const showsOptionImages = (
  now: string,
  written: string,
  pair: Pair,
): boolean => {
  const shown = readOptionImages(now);
  return readOptionImages(written).every((one) =>
    shown.some(isShownBy(pair, one)),
  );
};

/** What TikTok Shop shows once it has been given these. */
export const withOptionImages = (now: string, given: OptionImage[]): string =>
  write(read(now).map((one) => given.find(isSameValue(one)) ?? one));

/**
 * What TikTok Shop can show again of what it showed before. An edit names a picture for a value, or leaves the one that it has:
 * of taking one away the contract says nothing. Source: TikTok Shop Partner Center, page "Partial Edit Product",
 * `skus.sales_attributes.sku_img`.
 * @param now what it shows, or is about to.
 * @returns `value`: null where no value goes back to a picture; `lasting`: whether one keeps a picture that had none.
 */
export function optionImagesBack(
  before: string,
  now: string,
): { value: string | null; lasting: boolean } {
  const then = read(before);
  const changed = readOptionImages(now).flatMap((image) => {
    const was = then.find(isSameValue(image));
    return was && was.id !== image.id ? was : [];
  });
  const back = changed.filter(isPictured);
  return {
    value: back.length > 0 ? write(back) : null,
    lasting: back.length < changed.length,
  };
}

/**
 * Shopify's pictures that TikTok Shop does not show, by its own values. A value that has none in Shopify keeps the one that it
 * has.
 * @param since what both last agreed on: of the values only those that a side has moved since; null: all.
 */
export function fitOptionImages(
  storefront: string,
  pair: Pair,
  marketplace: string,
  since: Base | null,
): { value: string } | { unfit: string } {
  const theirs = readOptionImages(marketplace);
  const only = theirs[0]?.name ?? null;
  const wanted = underTheirValues(readOptionImages(storefront), pair, only);
  if (!wanted)
    return {
      unfit:
        "No option on TikTok Shop that may have pictures goes with these. Choose them in TikTok Seller Center.",
    };
  const [ourBefore, theirBefore] = [
    underTheirValues(readOptionImages(since?.storefront ?? ""), pair, only),
    readOptionImages(since?.marketplace ?? ""),
  ];
  const hasMoved = (image: OptionImage) => {
    const idAmong = (images: OptionImage[] | null) =>
      images?.find(isSameValue(image))?.id ?? "";
    return (
      image.id !== idAmong(ourBefore) ||
      idAmong(theirs) !== idAmong(theirBefore)
    );
  };
  const written = wanted.filter(
    (image) =>
      !theirs.some(isShownBy(pair, image)) &&
      (since === null || hasMoved(image)),
  );
  if (written.length === 0)
    return {
      unfit:
        "A picture was taken away there, and Quayside takes none away. Take it away by hand, or keep both.",
    };
  return written.some(({ url }) => url === null)
    ? {
        unfit:
          "A picture is still being worked on by its platform. Try again in a minute.",
      }
    : { value: write(written) };
}
