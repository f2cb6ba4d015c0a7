import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { commandOf } from "../../bin/town/port-holder.ts";
import { takeTown } from "../../bin/town/town-lock.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "quayside-lock-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

const leaveLock = (lock: object) =>
  writeFileSync(join(folder, "town.json"), JSON.stringify(lock));

it("refuses a folder on which another town runs", async () => {
  const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  const pid = other.pid ?? 0;
  try {
    leaveLock({ pid, command: await commandOf(pid), children: {} });
    await expect(takeTown(folder, () => {})).rejects.toThrow(
      `already runs on ${folder} (process ${pid})`,
    );
  } finally {
    other.kill();
  }
});

it("takes over from a dead town, and from a number that is somebody else by now", async () => {
  for (const pid of [2 ** 22 + 1, process.ppid]) {
    leaveLock({ pid, command: "node bin/start.ts", children: { web: 1 } });
    const lock = await takeTown(folder, () => {});
    lock.release();
    expect(existsSync(join(folder, "town.json"))).toBe(false);
  }
});
