import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { isAlive } from "../../bin/town/is-alive.ts";
import { pickFreePorts } from "../../bin/town/ports.ts";
import {
  type ChildSpec,
  type Crash,
  type Supervised,
  supervise,
} from "../../bin/town/supervise.ts";

const entry = (name: string) =>
  fileURLToPath(new URL(`./children/${name}.ts`, import.meta.url));

const patience = { timeout: 60_000 };

let folder: string;
let port: number;
let child: Supervised | undefined;
let echoed: string[];
let crashes: Crash[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "quayside-supervise-"));
  [port = 0] = await pickFreePorts(1);
  echoed = [];
  crashes = [];
});

afterEach(async () => {
  await child?.close();
  child = undefined;
  rmSync(folder, { recursive: true });
});

function watch(name: string, more: Partial<ChildSpec> = {}): Supervised {
  child = supervise(
    {
      name: "child",
      entry: entry(name),
      env: { ...process.env, PORT: String(port) },
      logFile: join(folder, "child.log"),
      ready: /child ready/,
      ...more,
    },
    {
      echo: (line) => echoed.push(line),
      crashed: (crash) => crashes.push(crash),
    },
  );
  return child;
}

it("is ready when the child says so and its address answers", async () => {
  const server = watch("server", { health: `http://127.0.0.1:${port}/` });
  await server.start();
  expect((await fetch(`http://127.0.0.1:${port}/`)).ok).toBe(true);
  await server.close();
  expect(server.running).toBe(false);
  expect(crashes).toEqual([]);
  expect(readFileSync(join(folder, "child.log"), "utf8")).toBe(
    "child ready\nchild leaves\n",
  );
});

it("starts anew after kill -9 and calls neither a crash", async () => {
  const server = watch("server");
  await server.start();
  const first = server.pid;
  await server.kill("SIGKILL");
  expect(server.running).toBe(false);
  await server.start();
  expect(server.pid).not.toBe(first);
  expect(crashes).toEqual([]);
});

it("reports an end that nobody asked for, with the last words", async () => {
  const server = watch("server");
  await server.start();
  process.kill(server.pid ?? 0, "SIGUSR2");
  await vi.waitFor(() => expect(crashes).toHaveLength(1), patience);
  expect(crashes[0]).toMatchObject({ name: "child", code: 3, signal: null });
  expect(crashes[0]?.lastLines).toContain("out of coffee");
  expect(echoed).toEqual(["out of coffee"]);
});

it("tells why a child never became ready", async () => {
  const missing = watch("no-such-child");
  await expect(missing.start()).rejects.toThrow(
    /child ended before it was ready[\s\S]*no-such-child/,
  );
  const silent = watch("stubborn", {
    ready: /never said/,
    readyTimeoutMs: 500,
    stopTimeoutMs: 200,
  });
  await expect(silent.start()).rejects.toThrow(/not ready after 500 ms/);
  expect(silent.running).toBe(false);
});

it("gives up a start when its caller does", async () => {
  const leaving = new AbortController();
  const server = watch("server", { ready: /never said/ });
  const start = server.start(leaving.signal);
  leaving.abort(new Error("changed my mind"));
  await expect(start).rejects.toThrow("changed my mind");
  expect(server.running).toBe(false);
});

it("ends a child that does not leave", async () => {
  const stubborn = watch("stubborn", { stopTimeoutMs: 200 });
  await stubborn.start();
  await stubborn.stop();
  expect(stubborn.running).toBe(false);
  expect(crashes).toEqual([]);
});

it("takes its children along when it is killed itself", async () => {
  const parent = spawn(process.execPath, [entry("parent")], {
    env: {
      ...process.env,
      PORT: String(port),
      CHILD_ENTRY: entry("server"),
      CHILD_LOG: join(folder, "orphan.log"),
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const pid = await new Promise<number>((resolve) => {
    createInterface(parent.stdout).on("line", (line) =>
      resolve(Number(line.replace("pid ", ""))),
    );
  });
  expect(isAlive(pid)).toBe(true);
  parent.kill("SIGKILL");
  await vi.waitFor(() => expect(isAlive(pid)).toBe(false), patience);
});
