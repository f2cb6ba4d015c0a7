import {
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive } from "./is-alive.ts";
import { commandOf } from "./port-holder.ts";

/** Keeps a data folder to one running town. */
export type TownLock = {
  /** Remembers a child, so that a start after a killed parent can wait for it. */
  record(name: string, pid: number): void;
  release(): void;
};

type LockFile = {
  pid: number;
  command: string;
  children: Record<string, number>;
};

const childMark = "leave-with-parent";
const patienceMs = 12_000;

/** @throws Error when another town runs on the folder. */
export async function takeTown(
  dataDir: string,
  log: (line: string) => void,
): Promise<TownLock> {
  const file = join(dataDir, "town.json");
  mkdirSync(dataDir, { recursive: true });
  const before = readLock(file);
  if (before) {
    if (await isSame(before.pid, before.command)) {
      throw new Error(
        `Quayside already runs on ${dataDir} (process ${before.pid}): stop it first, or set QUAYSIDE_DATA_DIR and the ports for a second one`,
      );
    }
    await seeOff(before.children, log);
  }
  const lock: LockFile = {
    pid: process.pid,
    command: await commandOf(process.pid),
    children: {},
  };
  const save = () => writeFileSync(file, JSON.stringify(lock));
  save();
  return {
    record(name, pid) {
      lock.children[name] = pid;
      save();
    },
    release: () => rmSync(file, { force: true }),
  };
}

function readLock(file: string): LockFile | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, "utf8")) as LockFile;
  } catch {
    // Cut off in the middle of writing: the writer is gone.
    return undefined;
  }
}

/** The number may belong to somebody else by now. */
async function isSame(pid: number, command: string): Promise<boolean> {
  return (
    pid !== process.pid && isAlive(pid) && (await commandOf(pid)) === command
  );
}

/** Children of a killed parent leave by themselves; those that hang are made to. */
async function seeOff(
  children: Record<string, number>,
  log: (line: string) => void,
): Promise<void> {
  for (const [name, pid] of Object.entries(children)) {
    const ours = async () =>
      isAlive(pid) && (await commandOf(pid)).includes(childMark);
    if (!(await ours())) continue;
    log(`waiting for the ${name} of an earlier start to leave (${pid})`);
    const until = Date.now() + patienceMs;
    while ((await ours()) && Date.now() < until) await sleep(100);
    if (await ours()) process.kill(pid, "SIGKILL");
  }
}
