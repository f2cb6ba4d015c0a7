import type { ListingDraftSku } from "../listing-facts.ts";
import { isSameValue, picturesByOption, type Value } from "../option-values.ts";
import { faultOfPicture, type PictureLook } from "./foresee-pictures.ts";

type Pictured = {
  options: Value[];
  pictureUrl: string | null;
};

/** A value of an option and where the picture of the variants that have it can be fetched. */
export type OptionPicture = Value & { url: string };

/** Which pictures the values of a product's options show on TikTok Shop. */
export type OptionPictures = {
  /** One of each value that has one. */
  pictures: OptionPicture[];
  /** Variants have pictures, and no option tells them apart as the pictures do. */
  areApart: boolean;
};

/**
 * The pictures that variants have of their own, by the values of the option that they go with: the first of which no value
 * has two. Only one option of a product may have pictures. Source: TikTok Shop Partner Center, page "Partial Edit Product",
 * `sku_img.uri`.
 *
 * Assumed, because no page says it: a value may be without a picture beside others that have one. TikTok Shop's own check is
 * asked before anything is sent.
 */
export function optionPictures(variants: Pictured[]): OptionPictures {
  const own = variants.flatMap(({ options, pictureUrl: url }) =>
    url === null ? [] : [{ options, picture: { id: url, url } }],
  );
  const pictures = picturesByOption(own);
  return {
    pictures: (pictures ?? []).map(({ name, value, url }) => ({
      name,
      value,
      url,
    })),
    areApart: pictures === null && (own[0]?.options ?? []).length > 0,
  };
}

export const picturesApart =
  "Pictures of variants are left out: TikTok Shop shows one for each value of one option, and here no option goes with them.";

/** A picture of a value, as TikTok Shop was given it. */
export type GivenPicture = Value & { uri: string };

/** As it is shown to people; `isLeftOut`: TikTok Shop takes no such picture. */
export type ShownPicture = OptionPicture & { isLeftOut: boolean };

/** @param given null where it did not come to that. */
export const shownPictures = (
  pictures: OptionPicture[],
  given: GivenPicture[] | null,
): ShownPicture[] =>
  pictures.map((picture) => ({
    ...picture,
    isLeftOut: given !== null && !given.some(isSameValue(picture)),
  }));

/** SKUs with the pictures that TikTok Shop was given for the values of their options. */
export const withOptionPictures = (
  skus: ListingDraftSku[],
  given: GivenPicture[],
): ListingDraftSku[] =>
  skus.map((sku) => ({
    ...sku,
    options: sku.options.map((option) => ({
      ...option,
      imageUri: given.find(isSameValue(option))?.uri ?? option.imageUri,
    })),
  }));

/**
 * Why a picture of an option is left out, in words; null where TikTok Shop may take it. Assumed to be held to the limits of
 * other pictures: the page "Upload Product Image" tells none of its own.
 */
export function foreseeOptionPicture(
  { name, value }: Value,
  look: PictureLook | null,
): string | null {
  const fault = look && faultOfPicture(look);
  return fault && `The picture of ${name} ${value} is left out: it ${fault}`;
}

/** TikTok Shop's own no to it, as a sentence. */
export const optionPictureRefused = (
  { name, value }: Value,
  said: string,
): string =>
  `The picture of ${name} ${value} is left out: it was refused by TikTok Shop: ${said}.`;
