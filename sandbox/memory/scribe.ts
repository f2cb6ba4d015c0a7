import { addressesOf, addressOf, type Chest, factsOf } from "./chest.ts";
import type { Drawer, Id } from "./drawer.ts";
import { write } from "./entry.ts";

/** Tells in lines what has changed since it was asked last. It knows what was written by fingerprint, not by heart. */
export type Scribe = {
  /**
   * Lines for everything that may have changed, a bit at a time: an empty text is a step without news. After a walk without a
   * pause the lines tell the state as it is at the end of the walk.
   */
  changes(chests: readonly Chest[]): Generator<string>;
  /** Looks at every record, for changes that nobody told of. */
  round(): Generator<string>;
  /** Everything anew, for a fresh file. */
  everything(chests: readonly Chest[]): Generator<string>;
};

/** By address and id. */
export type Prints = Map<string, Map<Id, number>>;

type Page = { drawer: Drawer; known: Map<Id, number> };

/**
 * @param remembered chests as they were read from the file.
 * @param prints fingerprints of the lines of the file, by address and id: nothing of it is written again.
 */
export function createScribe(
  remembered: readonly Chest[] = [],
  prints: Prints = new Map(),
): Scribe {
  const pages = new Map<string, Page>();
  const facts = new Map<string, string>();

  for (const chest of remembered)
    for (const [address, drawer] of addressesOf(chest))
      pages.set(address, { drawer, known: prints.get(address) ?? new Map() });

  const noteRecord = (
    address: string,
    { drawer, known }: Page,
    id: Id,
  ): string => {
    const record = drawer.peek(id);
    if (!record) {
      known.delete(id);
      return write(["-", address, id]);
    }
    const line = write(["+", address, record]);
    const print = fingerprint(line);
    if (known.get(id) === print) return "";
    known.set(id, print);
    return line;
  };

  function* noteDrawers(chests: readonly Chest[]): Generator<string> {
    const seen = new Set<string>();
    for (const chest of chests)
      for (const [address, drawer] of addressesOf(chest)) {
        seen.add(address);
        const before = pages.get(address);
        if (before?.drawer === drawer) continue;
        // Another town stands there now.
        pages.set(address, { drawer, known: new Map() });
        for (const { id } of drawer.records()) drawer.touched.add(id);
        if (before) yield write(["0", address]);
      }
    for (const address of pages.keys()) {
      if (seen.has(address)) continue;
      pages.delete(address);
      yield write(["0", address]);
    }
  }

  function* noteFacts(chests: readonly Chest[]): Generator<string> {
    const own = new Set<unknown>(chests.map(({ object }) => object));
    const seen = new Set<string>();
    for (const chest of chests) {
      const address = addressOf(chest.path);
      for (const [name, value] of factsOf(chest, own)) {
        const key = addressOf([address, name]);
        seen.add(key);
        const line = write(["=", address, name, value]);
        if (facts.get(key) === line) continue;
        facts.set(key, line);
        yield line;
      }
    }
    for (const key of facts.keys()) {
      if (seen.has(key)) continue;
      facts.delete(key);
      const end = key.lastIndexOf("/");
      yield write(["=", key.slice(0, end), key.slice(end + 1)]);
    }
  }

  function* touched(): Generator<string> {
    for (const [address, page] of pages)
      for (const id of page.drawer.touched) {
        page.drawer.touched.delete(id);
        yield noteRecord(address, page, id);
      }
  }

  return {
    *changes(chests) {
      yield* noteDrawers(chests);
      yield* touched();
      yield [...noteFacts(chests)].join("");
    },
    *round() {
      for (const [address, page] of pages)
        for (const { id } of page.drawer.records())
          yield noteRecord(address, page, id);
    },
    *everything(chests) {
      for (const chest of chests)
        for (const [address, drawer] of addressesOf(chest))
          for (const record of drawer.records())
            yield write(["+", address, record]);
      for (const line of facts.values()) yield line;
    },
  };
}

/** A small whole number for a text (FNV-1a, 31 bits), so that a big town costs few bytes a record. */
export function fingerprint(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++)
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 1;
}
