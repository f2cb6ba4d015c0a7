import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type PortName,
  type Ports,
  portTable,
} from "../../bin/town/settings.ts";

const entry = fileURLToPath(new URL("./children/start.ts", import.meta.url));

/** A start of Quayside in a process group of its own, as a terminal would have it. */
export type RunningTown = {
  pid: number;
  /** Everything it has said so far. */
  said(): string;
  /** Resolves when it has said this; rejects when it ends before. */
  until(words: string): Promise<void>;
  /** Its exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals>;
};

export function startTown(
  dataDir: string,
  ports: Ports,
  more: Record<string, string> = {},
): RunningTown {
  const names = Object.keys(portTable) as PortName[];
  const child = spawn(process.execPath, [entry], {
    env: {
      ...process.env,
      DATABASE_URL: "",
      REDIS_URL: "",
      QUAYSIDE_DATA_DIR: dataDir,
      ...Object.fromEntries(
        names.map((name) => [portTable[name].setting, String(ports[name])]),
      ),
      ...more,
    },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let text = "";
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => {
      text += chunk;
      for (const listener of listeners) listener();
    });
  const ended = endOf(child);
  return {
    pid: child.pid ?? 0,
    said: () => text,
    ended,
    until: (words) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (!text.includes(words)) return;
          listeners.delete(look);
          resolve();
        };
        listeners.add(look);
        look();
        ended.then(() => reject(new Error(`ended without a word:\n${text}`)));
      }),
  };
}

const endOf = (child: ChildProcess) =>
  new Promise<number | NodeJS.Signals>((resolve) =>
    child.once("close", (code, signal) => resolve(code ?? signal ?? 0)),
  );

/** The processes that the launcher has written down for this folder, and the server that one of them started. */
export function childrenOf(dataDir: string): Record<string, number> {
  const file = join(dataDir, "town.json");
  const { children } = JSON.parse(readFileSync(file, "utf8")) as {
    children: Record<string, number>;
  };
  const pidFile = join(dataDir, "postgres", "postmaster.pid");
  return existsSync(pidFile)
    ? {
        ...children,
        postgres: Number(readFileSync(pidFile, "utf8").split("\n")[0]),
      }
    : children;
}

/** A process that has ended but was not collected by its parent yet is over as well. */
export async function isRunning(pid: number): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  const state = stat.slice(
    stat.lastIndexOf(")") + 2,
    stat.lastIndexOf(")") + 3,
  );
  return state !== "" && state !== "Z";
}
