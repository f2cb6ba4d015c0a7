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
    const fault = look && faultOfPicture(look);
    return fault && `Picture ${index + 1} ${fault}`;
  });

export type SeenPicture = {
  /** Null: nobody has looked yet, or it could not be told. */
  look: PictureLook | null;
  /** Since when that is known; null: nobody has looked yet. */
  lookedAt: Date | null;
  /** When it was last asked for. */
  wantedAt: Date;
};
type Seen = ReadonlyMap<string, SeenPicture>;

/** Something with pictures that is to be written to TikTok Shop, in their order; null: one that it has already. */
export type Pictured = { id: string; urls: (string | null)[] };

/** How far the pictures of a plan have been looked at. */
export type Foresight = {
  /** Items whose pictures are to be written to TikTok Shop. */
  items: number;
  looked: number;
  refused: number;
};

export type Foreseen = {
  /** Why an item will be refused, by its identifier. */
  refused: ReadonlyMap<string, string>;
  /** Items that nobody has looked at yet, or not at all of their pictures. */
  unlooked: ReadonlySet<string>;
  /** The newest look that this rests on; null where it rests on none. */
  asOf: Date | null;
};

/**
 * What can be told of items beforehand, by what was seen of their pictures.
 * @param until looks that came later are left out: a plan that somebody saw is read as he saw it.
 */
export function foreseeItems(
  items: readonly Pictured[],
  seen: Seen,
  until: Date | null = null,
): Foreseen {
  const refused = new Map<string, string>();
  const unlooked = new Set<string>();
  let newest = 0;
  for (const { id, urls } of items) {
    const known = urls.map((url) => {
      const one = url === null ? undefined : seen.get(url);
      return one?.lookedAt && (!until || one.lookedAt <= until) ? one : null;
    });
    for (const one of known)
      newest = Math.max(newest, one?.lookedAt?.getTime() ?? 0);
    const [fault] = foreseePictures(
      known.map((one) => one?.look ?? null),
    ).filter((one) => one !== null);
    if (fault) refused.set(id, fault);
    else if (urls.some((url, index) => url !== null && known[index] === null))
      unlooked.add(id);
  }
  return { refused, unlooked, asOf: newest > 0 ? new Date(newest) : null };
}

/** A picture that Shopify did not give out may have been published since. */
const askedAgainAfterMs = 10 * 60_000;

/** Whether a picture is to be looked at, for the first time or again: one that changes has another address. */
export const isToBeLookedAt = (
  known: SeenPicture | undefined,
  now: Date,
): boolean =>
  !known ||
  (known.look !== null &&
    "refusedWith" in known.look &&
    now.getTime() - known.wantedAt.getTime() >= askedAgainAfterMs);

/** What is wrong with a picture, as the rest of a sentence that begins with its name; null where nothing is. */
export function faultOfPicture(look: PictureLook): string | null {
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
