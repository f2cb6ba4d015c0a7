/** What the first bytes of a picture tell; or that its address has none. */
export type PictureLook =
  | {
      /** The media type, in small letters. */
      contentType: string;
      /** Of the whole file; null where the server does not say. */
      bytes: number | null;
      /** In pixels. */
      width?: number;
      height?: number;
    }
  | { refusedWith: number };

/**
 * What TikTok Shop takes as a main picture. Source: TikTok Shop Partner Center, pages "Upload Product Image" and "Create
 * Product".
 */
export const pictureLimits = {
  contentTypes: [
    "image/jpeg",
    "image/png",
    "image/webp",
    "image/heic",
    "image/bmp",
  ],
  bytes: 10 * 1024 * 1024,
  leastPixels: 300,
  mostPixels: 4_000,
};

/**
 * Why TikTok Shop will refuse these pictures: a sentence for each that it will, null for each that it may take.
 * @param looks in the order of the pictures; null: nothing is known, and the upload will tell.
 */
export const foreseePictures = (
  looks: (PictureLook | null)[],
): (string | null)[] =>
  looks.map((look, index) => {
    const fault = look && faultOf(look);
    return fault && `Picture ${index + 1} ${fault}`;
  });

function faultOf(look: PictureLook): string | null {
  if ("refusedWith" in look)
    return `cannot be fetched from Shopify (HTTP ${look.refusedWith}).`;
  const { contentType, bytes, width, height } = look;
  const { contentTypes, leastPixels: least, mostPixels: most } = pictureLimits;
  if (!contentTypes.includes(contentType))
    return `is ${contentType || "of no known format"}; TikTok Shop takes JPG, PNG, WEBP, HEIC and BMP.`;
  if (bytes !== null && bytes > pictureLimits.bytes)
    return `has ${(bytes / 1024 / 1024).toFixed(1)} MB; TikTok Shop takes at most 10 MB.`;
  if (width === undefined || height === undefined) return null;
  if (Math.min(width, height) < least)
    return `is ${width} × ${height} pixels; TikTok Shop wants at least ${least} × ${least}.`;
  if (Math.max(width, height) > most)
    return `is ${width} × ${height} pixels; TikTok Shop takes at most ${most} × ${most}.`;
  return null;
}
