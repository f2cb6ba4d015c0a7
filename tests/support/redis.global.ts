import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";
import { pickFreePorts } from "../../bin/town/ports.ts";

export type TestRedis = { url: string; close(): Promise<void> };

/** Starts a Redis that keeps nothing, if one is installed. A TEST_REDIS_URL is taken as it is. */
export async function openTestRedis(): Promise<TestRedis | undefined> {
  const given = process.env.TEST_REDIS_URL;
  if (given) return { url: given, close: async () => {} };
  const program = onPath(["redis-server", "valkey-server"]);
  if (!program) {
    console.log("no redis-server on PATH: queue tests run on PostgreSQL only");
    return undefined;
  }
  const [port = 0] = await pickFreePorts(1);
  const settings = ["--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
  const child = spawn(program, ["--port", String(port), ...settings], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  // Its own word: an answer on the port may come from another server.
  const ready = new Promise<void>((resolve) => {
    createInterface(child.stdout).on("line", (line) => {
      if (line.includes("Ready to accept connections")) resolve();
    });
  });
  const late = ended.then(() => {
    throw new Error(`${program} ended before it was ready`);
  });
  late.catch(() => {});
  await Promise.race([ready, late]);
  return {
    url: `redis://127.0.0.1:${port}`,
    async close() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

function onPath(programs: string[]): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  return programs
    .flatMap((program) => folders.map((folder) => join(folder, program)))
    .find((path) => existsSync(path));
}
