import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { setImmediate as breath } from "node:timers/promises";
import type { SavedClock } from "../clock.ts";
import { sliceMs } from "../slices.ts";
import type { Chest } from "./chest.ts";
import { heading, write } from "./entry.ts";
import type { Recalled } from "./recall.ts";
import { createScribe } from "./scribe.ts";

/** Where the sandbox keeps its state between two runs. */
export type Memory = {
  /** Something may have changed: it is written down soon. */
  changed(): void;
  /** When what has changed so far is written down. */
  idle(): Promise<void>;
  /** Writes the last of it, after a look at everything. */
  close(): Promise<void>;
};

type Sources = {
  /** The whole state as it is now. */
  chests(): Chest[];
  clock(): SavedClock;
};

const restMs = 200;

/**
 * Appends what changes to a file, in slices, and marks with a commit where the file tells a whole state: wherever the process
 * is killed, the next one goes on from the last commit. Now and then a fresh file takes the place of the old one, in one
 * rename. It holds against the end of the process, not against a power cut.
 *
 * @param leastGrowth bytes: a file that has grown beyond this, and to twice what it began with, is written anew.
 */
export async function openMemory(
  path: string,
  sources: Sources,
  recalled?: Recalled,
  leastGrowth = 32 * 1024 * 1024,
): Promise<Memory> {
  await mkdir(dirname(path), { recursive: true });
  const nextPath = `${path}.new`;
  await rm(nextPath, { force: true });
  let file = await open(path, recalled ? "r+" : "w");
  await file.truncate(recalled?.bytes ?? 0);
  const scribe = createScribe(
    recalled ? sources.chests() : [],
    recalled?.prints,
  );
  let size = recalled?.bytes ?? 0;
  let inUse = size;
  let commits = recalled?.commits ?? 0;
  let dirty = true;

  const append = async (text: string) => {
    const bytes = Buffer.from(text);
    for (let done = 0; done < bytes.length; ) {
      const { bytesWritten } = await file.write(
        bytes,
        done,
        bytes.length - done,
        size + done,
      );
      done += bytesWritten;
    }
    size += bytes.length;
  };
  if (size === 0) await append(heading);

  /** Writes lines in slices. @returns whether the town went on meanwhile. */
  const walk = async (lines: Iterable<string>, slice: number) => {
    let paused = false;
    let news = "";
    let end = performance.now() + slice;
    for (const line of lines) {
      news += line;
      if (performance.now() < end) continue;
      await append(news);
      await breath();
      paused = true;
      news = "";
      end = performance.now() + slice;
    }
    await append(news);
    return paused;
  };

  const commit = async () => {
    // What happened during the pauses is looked at until a walk needs none; a longer slice each time brings that about.
    let slice = sliceMs;
    while (await walk(scribe.changes(sources.chests()), slice)) slice *= 2;
    commits++;
    await append(write({ commit: commits, clock: sources.clock() }));
  };

  const renew = async () => {
    const old = file;
    [file, size] = [await open(nextPath, "w"), 0];
    await append(heading);
    await walk(scribe.everything(sources.chests()), sliceMs);
    await commit();
    await rename(nextPath, path);
    await old.close();
    inUse = size;
  };

  let work = Promise.resolve();
  const keepUp = () => {
    work = work.then(async () => {
      if (!dirty) return;
      dirty = false;
      await commit();
      if (size > leastGrowth && size > 2 * inUse) await renew();
    });
    return work;
  };
  const timer = setInterval(() => {
    keepUp().catch((error) => {
      clearInterval(timer);
      console.error("[memory] nothing more is kept:", error);
    });
  }, restMs);

  return {
    changed() {
      dirty = true;
    },
    idle: keepUp,
    async close() {
      clearInterval(timer);
      await work;
      await walk(scribe.round(), sliceMs);
      await commit();
      await file.close();
    },
  };
}
