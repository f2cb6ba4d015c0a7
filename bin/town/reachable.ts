import { statSync } from "node:fs";
import { dirname } from "node:path";

/**
 * PostgreSQL refuses to run as root, so root starts it as the user `postgres`. That user must be
 * able to walk to its programs and to its data, which fails below a private home such as /root.
 * @throws Error that names the folder in the way.
 */
export function requireReachable(paths: string[]): void {
  if (process.getuid?.() !== 0) return;
  for (const path of paths) {
    const closed = ancestors(path).find((folder) => isClosed(folder));
    if (!closed) continue;
    throw new Error(
      `PostgreSQL does not run as root, and the user "postgres" that it would run as cannot enter ${closed}.\n` +
        "Move the project to a folder that every user can enter, start it as another user, or set DATABASE_URL to a database of your own.",
    );
  }
}

const othersMayEnter = 0o001;

function isClosed(folder: string): boolean {
  return (statSync(folder).mode & othersMayEnter) === 0;
}

/** From the top down, the path itself included. */
function ancestors(path: string): string[] {
  const above = dirname(path);
  return above === path ? [path] : [...ancestors(above), path];
}
