import { readdir, readFile, readlink } from "node:fs/promises";

export type PortHolder = { pid: number; command: string };

const listening = "0A";

/** Who listens on the port, as far as Linux's /proc shows it to us; undefined elsewhere. */
export async function findPortHolder(
  port: number,
): Promise<PortHolder | undefined> {
  const inodes = await socketsOn(port);
  if (inodes.size === 0) return undefined;
  for (const pid of await readdir("/proc")) {
    if (!/^\d+$/.test(pid)) continue;
    if (!(await holdsOneOf(pid, inodes))) continue;
    return { pid: Number(pid), command: await commandOf(Number(pid)) };
  }
  return undefined;
}

/** A process's command line; empty when there is no such process, or no /proc. */
export async function commandOf(pid: number): Promise<string> {
  const raw = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  return raw.replaceAll("\0", " ").trim();
}

async function socketsOn(port: number): Promise<Set<string>> {
  const inodes = new Set<string>();
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, "0")}`;
  for (const table of ["/proc/net/tcp", "/proc/net/tcp6"]) {
    const text = await readFile(table, "utf8").catch(() => "");
    for (const line of text.split("\n").slice(1)) {
      const columns = line.trim().split(/\s+/);
      if (!columns[1]?.endsWith(suffix) || columns[3] !== listening) continue;
      if (columns[9]) inodes.add(`socket:[${columns[9]}]`);
    }
  }
  return inodes;
}

async function holdsOneOf(pid: string, inodes: Set<string>): Promise<boolean> {
  const folder = `/proc/${pid}/fd`;
  // Another user's process, or one that has just ended, shows nothing.
  const files = await readdir(folder).catch(() => []);
  for (const file of files) {
    const target = await readlink(`${folder}/${file}`).catch(() => "");
    if (inodes.has(target)) return true;
  }
  return false;
}
