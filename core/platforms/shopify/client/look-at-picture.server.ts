import { imageSize } from "image-size";
import type { PictureLook } from "#core/domain/listings/foresee-pictures.ts";
import { isPictureAddress } from "./picture-address.ts";

/** The size of a picture stands behind what a camera writes about itself, which is longest in JPEG. */
const headBytes = 256 * 1024;
const timeoutMs = 10_000;

/**
 * Looks at the first bytes of a picture: what it is and how large, without fetching it.
 * @returns null where it cannot be told now.
 */
export async function lookAtPicture(
  address: string,
  settings: { takesPlain: boolean },
): Promise<PictureLook | null> {
  if (!isPictureAddress(address, settings)) return null;
  const ending = new AbortController();
  const signal = AbortSignal.any([
    ending.signal,
    AbortSignal.timeout(timeoutMs),
  ]);
  try {
    const response = await fetch(address, {
      signal,
      headers: { range: `bytes=0-${headBytes - 1}` },
    });
    if (response.status >= 500 || response.status === 429) return null;
    if (!response.ok || !response.body) return { refusedWith: response.status };
    const head = await firstBytes(response.body);
    return {
      contentType: (response.headers.get("content-type") ?? "")
        .replace(/;.*$/, "")
        .trim()
        .toLowerCase(),
      bytes: wholeLength(response),
      ...sizeOf(head),
    };
  } catch {
    return null;
  } finally {
    // A server that knows no ranges sends all of it.
    ending.abort();
  }
}

async function firstBytes(body: ReadableStream<Uint8Array>) {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of body as unknown as AsyncIterable<Uint8Array>) {
    pieces.push(piece);
    size += piece.length;
    if (size >= headBytes) break;
  }
  return Buffer.concat(pieces);
}

/** `bytes 0-262143/3500000`, where a part was sent. */
function wholeLength({ headers, status }: Response): number | null {
  const said =
    status === 206
      ? headers.get("content-range")?.split("/")[1]
      : headers.get("content-length");
  return said && /^\d+$/.test(said) ? Number(said) : null;
}

/** In pixels; nothing where the head does not say. */
function sizeOf(head: Uint8Array): { width?: number; height?: number } {
  try {
    const { width, height } = imageSize(head);
    return { width, height };
  } catch {
    return {};
  }
}
