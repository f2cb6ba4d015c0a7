import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, expect, it, vi } from "vitest";
import { isRunning } from "./running-town.ts";

const child = (name: string) =>
  fileURLToPath(new URL(`./children/${name}`, import.meta.url));

let npm: ChildProcess | undefined;

afterEach(() => npm?.kill("SIGKILL"));

/** Starts a command as `npm start` does; tells its number and that of the program that handed over to it. */
function startCommand(): Promise<{ command: number; starter: number }> {
  const started = spawn(process.execPath, [child("npm.ts")], {
    env: {
      ...process.env,
      HAND_OVER: child("hand-over.mjs"),
      COMMAND: child("command.ts"),
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  npm = started;
  return new Promise((resolve) => {
    createInterface(started.stdout).on("line", (line) => {
      const [command = 0, starter = 0] = (line.match(/\d+/g) ?? []).map(Number);
      resolve({ command, starter });
    });
  });
}

const expectGone = (pid: number) =>
  vi.waitFor(async () => expect(await isRunning(pid)).toBe(false), {
    timeout: 20_000,
  });

it("ends the command when npm is killed, though the shell in between lives on", async () => {
  const { command, starter } = await startCommand();
  expect(await isRunning(command)).toBe(true);
  npm?.kill("SIGKILL");
  await expectGone(command);
  await expectGone(starter);
});

it("ends the command when the program that handed over is killed", async () => {
  const { command, starter } = await startCommand();
  process.kill(starter, "SIGKILL");
  await expectGone(command);
});
