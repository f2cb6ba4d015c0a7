import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { openChildOutput } from "./child-output.ts";
import { waitUntilReady } from "./wait-until-ready.ts";

export type ChildSpec = {
  name: string;
  /** A TypeScript or JavaScript file that the Node in hand runs. */
  entry: string;
  args?: string[];
  env: Record<string, string | undefined>;
  logFile: string;
  /** The line that a child prints when it can work. */
  ready: RegExp;
  /** An address that must answer with 2xx as well: a line alone may come from a server on another port. */
  health?: string;
  readyTimeoutMs?: number;
  stopTimeoutMs?: number;
};

export type Crash = {
  name: string;
  code: number | null;
  signal: NodeJS.Signals | null;
  lastLines: string[];
};

export type Supervised = {
  readonly name: string;
  readonly pid: number | undefined;
  readonly running: boolean;
  /** Starts the child and waits until it is ready. */
  start(signal?: AbortSignal): Promise<void>;
  /** Asks the child to leave; after `stopTimeoutMs` it is killed. */
  stop(): Promise<void>;
  /** Sends a signal that is meant to end the child, waits for the end and does not call it a crash. */
  kill(signal: NodeJS.Signals): Promise<void>;
  restart(): Promise<void>;
  lastLines(): string[];
  /** Stops the child and closes its log. */
  close(): Promise<void>;
};

type Listeners = {
  echo(line: string): void;
  crashed(crash: Crash): void;
  spawned?(pid: number): void;
};

const preload = new URL("./leave-with-parent.ts", import.meta.url).href;
const root = fileURLToPath(new URL("../../", import.meta.url));

/** Watches over one child process: its start, its log and its end, wanted or not. */
export function supervise(spec: ChildSpec, listeners: Listeners): Supervised {
  // A start that fails tells its last lines anyway.
  const output = openChildOutput(spec.logFile, (line) => {
    if (settled) listeners.echo(line);
  });
  let child: ChildProcess | undefined;
  let ended: Promise<void> = Promise.resolve();
  // Until it is ready, an early end fails start(); after an end we asked for, nothing is amiss.
  let settled = false;
  let wanted = false;

  const open = () => {
    const nodeArgs = ["--disable-warning=ExperimentalWarning"];
    const opened = spawn(
      process.execPath,
      [...nodeArgs, "--import", preload, spec.entry, ...(spec.args ?? [])],
      {
        cwd: root,
        env: spec.env as NodeJS.ProcessEnv,
        stdio: ["ignore", "pipe", "pipe", "ipc"],
        // Its own process group: a terminal's Ctrl-C would reach all children at once, in no order.
        detached: true,
      },
    );
    if (!opened.stdout || !opened.stderr) throw new Error("no pipes");
    output.attach(opened.stdout, opened.stderr);
    ended = new Promise((resolve) => {
      opened.once("error", () => resolve());
      opened.once("exit", async (code, signal) => {
        // The last lines may still be on their way through the pipes, and are read before we look whether time is up.
        await Promise.race([
          new Promise((done) => opened.once("close", done)),
          sleep(300).then(() => new Promise(setImmediate)),
        ]);
        child = undefined;
        resolve();
        if (settled && !wanted) {
          const lastLines = output.lastLines();
          listeners.crashed({ name: spec.name, code, signal, lastLines });
        }
      });
    });
    child = opened;
    if (opened.pid) listeners.spawned?.(opened.pid);
    return opened;
  };

  const self: Supervised = {
    name: spec.name,
    get pid() {
      return child?.pid;
    },
    get running() {
      return child !== undefined;
    },
    async start(signal) {
      if (child) throw new Error(`${spec.name} runs already`);
      settled = false;
      wanted = false;
      const opened = open();
      try {
        await waitUntilReady({ spec, child: opened, output, ended, signal });
        settled = true;
      } catch (error) {
        await self.stop();
        throw error;
      }
    },
    async stop() {
      const { stopTimeoutMs = 15_000 } = spec;
      if (!child) return;
      wanted = true;
      child.kill("SIGTERM");
      const patience = new AbortController();
      const late = sleep(stopTimeoutMs, "late" as const, {
        signal: patience.signal,
      }).catch(() => undefined);
      const outcome = await Promise.race([ended, late]);
      patience.abort();
      if (outcome === "late") await self.kill("SIGKILL");
    },
    async kill(signal) {
      wanted = true;
      child?.kill(signal);
      await ended;
    },
    async restart() {
      await self.stop();
      await self.start();
    },
    lastLines: output.lastLines,
    async close() {
      await self.stop();
      await output.close();
    },
  };
  return self;
}
