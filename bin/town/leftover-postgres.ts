import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive } from "./is-alive.ts";
import { commandOf } from "./port-holder.ts";

const patienceMs = 20_000;

/**
 * A start that was killed can leave its server running on our data. Nobody else may use that
 * folder, so it is asked to shut down. A pid file whose process is gone, or is somebody else by now, is removed.
 * @throws Error when the server does not leave.
 */
export async function stopLeftoverPostgres(
  dir: string,
  log: (line: string) => void,
): Promise<void> {
  const pidFile = join(dir, "postmaster.pid");
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, "utf8").split("\n")[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return;
  // Without /proc we cannot tell whose number it is now; PostgreSQL then decides for itself.
  const command = await commandOf(pid);
  if (!command) return;
  if (!command.includes(dir)) {
    rmSync(pidFile, { force: true });
    return;
  }
  log(`stopping a PostgreSQL that an earlier start left behind (${pid})`);
  process.kill(pid, "SIGINT");
  const until = Date.now() + patienceMs;
  while (isAlive(pid)) {
    if (Date.now() > until) {
      throw new Error(
        `PostgreSQL (process ${pid}) still runs on ${dir} and does not stop: end it and try again`,
      );
    }
    await sleep(100);
  }
}
