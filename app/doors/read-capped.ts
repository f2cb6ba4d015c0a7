/**
 * Reads a body to its end, but never more than `limit` bytes into memory.
 * @returns null when there is more.
 */
export async function readCapped(
  request: Request,
  limit: number,
): Promise<Uint8Array | null> {
  const announced = Number(request.headers.get("content-length") ?? 0);
  if (announced > limit) return null;
  const parts: Uint8Array[] = [];
  let size = 0;
  // The library of the DOM does not know that streams can be iterated.
  const stream = request.body as AsyncIterable<Uint8Array> | null;
  for await (const part of stream ?? []) {
    size += part.byteLength;
    if (size > limit) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
