import { randomBytes } from "node:crypto";

export type StoredFile = {
  chunks: Uint8Array[];
  size: number;
  contentType: string;
};

/**
 * Results of bulk operations and staged uploads. They live in memory only: after a restart a result has to be made again,
 * as after the seven days for which Shopify keeps it.
 */
export type FileStore = {
  put(key: string, chunks: Uint8Array[], contentType: string): StoredFile;
  get(key: string): StoredFile | undefined;
  /** A name that nobody guesses. */
  newKey(): string;
};

export function createFileStore(): FileStore {
  const files = new Map<string, StoredFile>();
  return {
    put(key, chunks, contentType) {
      const size = chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0);
      const file = { chunks, size, contentType };
      files.set(key, file);
      return file;
    },
    get: (key) => files.get(key),
    newKey: () => randomBytes(16).toString("hex"),
  };
}

/** A file as an HTTP body that is sent piece by piece. */
export function streamOf({ chunks }: StoredFile): ReadableStream<Uint8Array> {
  let next = 0;
  return new ReadableStream({
    pull(controller) {
      const chunk = chunks[next++];
      if (chunk) controller.enqueue(chunk);
      else controller.close();
    },
  });
}

/** The lines of a text file, decoded piece by piece. */
export function* linesOf({ chunks }: StoredFile): Generator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for (const chunk of chunks) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = parts.pop() ?? "";
    yield* parts;
  }
  if (rest) yield rest;
}
