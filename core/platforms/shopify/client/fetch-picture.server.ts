import { pictureLimits } from "#core/domain/listings/foresee-pictures.ts";
import { SyncError } from "#core/errors/sync-error.ts";
import { isPictureAddress } from "./picture-address.ts";

const timeoutMs = 30_000;

/** The formats that TikTok Shop takes, by their media types. */
const endings: Record<string, string> = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
  "image/heic": "heic",
  "image/bmp": "bmp",
};

export type PictureFile = {
  bytes: Uint8Array;
  fileName: string;
  contentType: string;
};

/**
 * Fetches a picture from the address that Shopify told, never more of it than TikTok Shop would take.
 * @param takesPlain whether `http` will do: only where Shopify is a pretended one.
 * @throws SyncError image_refused for what is no such picture; platform_unreachable, platform_internal.
 */
export async function fetchPicture(
  address: string,
  { takesPlain }: { takesPlain: boolean },
): Promise<PictureFile> {
  const refuse = (said: string) => new SyncError("image_refused", { said });
  if (!isPictureAddress(address, { takesPlain }))
    throw refuse("the picture has no address on the web");
  const { pathname } = new URL(address);
  const response = await fetch(address, {
    signal: AbortSignal.timeout(timeoutMs),
    headers: { accept: Object.keys(endings).join(", ") },
  }).catch(() => {
    throw new SyncError("platform_unreachable", { said: "a picture" });
  });
  if (response.status >= 500)
    throw new SyncError("platform_internal", {
      said: `HTTP ${response.status} for a picture`,
    });
  if (!response.ok || !response.body)
    throw refuse(`HTTP ${response.status} for the picture ${pathname}`);
  const contentType =
    response.headers.get("content-type")?.split(";")[0]?.trim() ?? "";
  const ending = endings[contentType.toLowerCase()];
  if (!ending)
    throw refuse(
      `${pathname} is ${contentType || "of no known format"}, not a JPG, PNG, WEBP, HEIC or BMP`,
    );
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += piece.length;
    if (size > pictureLimits.bytes)
      throw refuse(`${pathname} is larger than 10 MB`);
    pieces.push(piece);
  }
  return {
    bytes: Buffer.concat(pieces),
    fileName: `picture.${ending}`,
    contentType,
  };
}
