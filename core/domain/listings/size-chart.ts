import type { SizeChart } from "../listing-facts.ts";
import { faultOfPicture, type PictureLook } from "./foresee-pictures.ts";

/** Whether two charts are the same; null: none. */
export const isSameChart = (
  one: SizeChart | null,
  other: SizeChart | null,
): boolean =>
  one?.imageUri === other?.imageUri && one?.templateId === other?.templateId;

/** What the category wants where nobody has given one. */
export const chartWanted =
  "The category wants a size chart: choose a picture of it.";

/**
 * Whether a size chart may be fetched from there: it is one of the product's pictures, or lies where they do. An address
 * that a person types leads nowhere else.
 */
export function isBesidePictures(
  address: string,
  pictures: readonly { url: string | null }[],
): boolean {
  const originOf = (url: string) =>
    URL.canParse(url) ? new URL(url).origin : null;
  const origin = originOf(address);
  return (
    origin !== null &&
    pictures.some(({ url }) => url !== null && originOf(url) === origin)
  );
}

/** Why an address will not do, in words; null where it may. */
export const faultOfAddress = (
  address: string,
  pictures: readonly { url: string | null }[],
): string | null =>
  isBesidePictures(address, pictures)
    ? null
    : "The size chart has to be one of the product's pictures, or lie among your files in Shopify.";

/**
 * Why TikTok Shop will refuse a size chart, in words; null where it may take it. Assumed to be held to the limits of other
 * pictures: the page "Upload Product Image" tells none of its own.
 */
export function foreseeChart(look: PictureLook | null): string | null {
  const fault = look && faultOfPicture(look);
  return fault && `The size chart ${fault}`;
}

/** Under which name an uploaded chart is remembered: the same picture may be one of the product's, too, under its own. */
export const chartKey = (address: string): string => `size-chart ${address}`;
