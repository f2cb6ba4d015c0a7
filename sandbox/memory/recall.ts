import { open } from "node:fs/promises";
import { dirname } from "node:path";
import type { SavedClock } from "../clock.ts";
import { inSlices } from "../slices.ts";
import type { Id, Kept } from "./drawer.ts";
import { type Commit, commitMark, type Entry, heading } from "./entry.ts";
import { fingerprint, type Prints } from "./scribe.ts";

export type Recalled = {
  clock: SavedClock;
  commits: number;
  /** The state as it was kept, with a list per collection. */
  state: Record<string, unknown>;
  prints: Prints;
  /** Where the last commit ends: what follows was never finished. */
  bytes: number;
};

type File = Awaited<ReturnType<typeof open>>;

const chunkBytes = 256 * 1024;

/**
 * Reads what an earlier run kept, in slices.
 *
 * @returns undefined where there is nothing yet: no file, or one in which nothing was finished.
 * @throws Error that says what to delete, for a file of an older make or one that is damaged.
 */
export async function recall(path: string): Promise<Recalled | undefined> {
  const file = await openIfThere(path);
  if (!file) return undefined;
  try {
    const { size } = await file.stat();
    if (size === 0) return undefined;
    if (!(await beginsWith(file, heading)))
      throw new Error(
        tooOld(path, "was written by another make of the sandbox"),
      );
    const bytes = await endOfLastCommit(file, size);
    return bytes === undefined ? undefined : await readEntries(file, bytes);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Error(tooOld(path, `is damaged (${error.message})`));
  } finally {
    await file.close();
  }
}

/** What to say of a file that cannot be read. */
export function tooOld(path: string, why: string): string {
  const folder = dirname(path);
  return `The pretend platforms cannot go on where they were: ${path} ${why}.
Delete the folder ${folder} to begin anew (everything of this town lies in it; a database of your own, named by DATABASE_URL, must be emptied too):
  rm -rf ${folder}`;
}

async function openIfThere(path: string): Promise<File | undefined> {
  try {
    return await open(path, "r");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

async function beginsWith(file: File, text: string): Promise<boolean> {
  const wanted = Buffer.from(text);
  const { buffer, bytesRead } = await file.read(
    Buffer.alloc(wanted.length),
    0,
    wanted.length,
    0,
  );
  // A file that was cut in its first line holds nothing yet.
  return buffer.subarray(0, bytesRead).equals(wanted.subarray(0, bytesRead));
}

/** Looks from the end of the file towards its beginning. */
async function endOfLastCommit(
  file: File,
  size: number,
): Promise<number | undefined> {
  const mark = Buffer.from(`\n${commitMark}`);
  let tail: Buffer = Buffer.alloc(0);
  for (let at = size; at > 0; ) {
    const length = Math.min(chunkBytes, at);
    at -= length;
    const chunk = Buffer.alloc(length);
    await file.read(chunk, 0, length, at);
    // The beginning of what was read before, so that a mark across the border is seen.
    tail = Buffer.concat([chunk, tail.subarray(0, 4 * 1024)]);
    for (
      let found = tail.lastIndexOf(mark);
      found >= 0;
      found = found === 0 ? -1 : tail.lastIndexOf(mark, found - 1)
    ) {
      const end = tail.indexOf("\n", found + 1);
      if (end >= 0) return at + end + 1;
    }
  }
  return undefined;
}

async function readEntries(file: File, bytes: number): Promise<Recalled> {
  const found = {
    facts: new Map<string, Record<string, unknown>>(),
    lists: new Map<string, Map<Id, Kept>>(),
    prints: new Map() as Prints,
    last: undefined as Commit | undefined,
  };
  let rest: Buffer = Buffer.alloc(0);
  for (let at = 0; at < bytes; ) {
    const chunk = Buffer.alloc(Math.min(chunkBytes, bytes - at));
    await file.read(chunk, 0, chunk.length, at);
    at += chunk.length;
    const text = Buffer.concat([rest, chunk]);
    const end = text.lastIndexOf("\n") + 1;
    rest = text.subarray(end);
    await inSlices(readLines(text.toString("utf8", 0, end), found));
  }
  const { facts, lists, prints, last } = found;
  if (!last) throw new SyntaxError("its last entry is not whole");
  return {
    clock: last.clock,
    commits: last.commit,
    state: compose(facts, lists),
    prints,
    bytes,
  };
}

function* readLines(
  text: string,
  found: {
    facts: Map<string, Record<string, unknown>>;
    lists: Map<string, Map<Id, Kept>>;
    prints: Prints;
    last: Commit | undefined;
  },
): Generator<void> {
  const { facts, lists, prints } = found;
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf("\n", from) + 1;
    const line = text.slice(from, end);
    from = end;
    yield;
    if (line === heading) continue;
    const entry = JSON.parse(line) as Entry | Commit;
    if (!Array.isArray(entry)) {
      found.last = entry;
      continue;
    }
    const [kind, address, what, value] = entry;
    switch (kind) {
      case "+":
        known(lists, address, () => new Map()).set(what.id, what);
        known(prints, address, () => new Map()).set(what.id, fingerprint(line));
        break;
      case "-":
        lists.get(address)?.delete(what);
        prints.get(address)?.delete(what);
        break;
      case "0":
        lists.delete(address);
        prints.delete(address);
        break;
      case "=": {
        const chest = known(
          facts,
          address,
          (): Record<string, unknown> => ({}),
        );
        if (entry.length === 4) chest[what] = value;
        else delete chest[what];
        break;
      }
      default:
        throw new SyntaxError(`an entry of kind ${kind}`);
    }
  }
}

function known<V>(map: Map<string, V>, key: string, fresh: () => V): V {
  const found = map.get(key) ?? fresh();
  map.set(key, found);
  return found;
}

/** Puts facts and lists back to where their addresses say. A chest without any fact is one that is gone. */
function compose(
  facts: Map<string, Record<string, unknown>>,
  lists: Map<string, Map<Id, Kept>>,
): Record<string, unknown> {
  const state: Record<string, unknown> = {};
  const at = (path: string[]) => {
    let object = state;
    for (const name of path) {
      object[name] ??= {};
      object = object[name] as Record<string, unknown>;
    }
    return object;
  };
  for (const [address, chest] of facts)
    if (Object.keys(chest).length > 0)
      Object.assign(at(address.split("/")), chest);
  for (const [address, list] of lists) {
    const path = address.split("/");
    const name = path.pop() as string;
    at(path)[name] = list.values();
  }
  return state;
}
