import { SyncError } from "#core/errors/sync-error.ts";

/** TikTok Shop takes no larger one. Source: TikTok Shop Partner Center, page "Upload Product Image". */
const mostBytes = 10 * 1024 * 1024;
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
  const { protocol, pathname } = URL.canParse(address)
    ? new URL(address)
    : { protocol: "", pathname: "" };
  if (protocol !== "https:" && !(takesPlain && protocol === "http:"))
    throw refuse("the picture has no address on the web");
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
    if (size > mostBytes) throw refuse(`${pathname} is larger than 10 MB`);
    pieces.push(piece);
  }
  return {
    bytes: Buffer.concat(pieces),
    fileName: `picture.${ending}`,
    contentType,
  };
}
