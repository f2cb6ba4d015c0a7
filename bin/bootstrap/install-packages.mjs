import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runQuietly } from "./run.mjs";
import { beginStep } from "./say.mjs";
import { hashFiles, stampIs, writeStamp } from "./stamp.mjs";
import { Stop } from "./stop.mjs";

/** Installs exactly what package-lock.json names, unless that is what lies there already. */
export async function installPackages(root) {
  const lock = join(root, "package-lock.json");
  const stamp = join(root, "node_modules", ".quayside-lock");
  const hash = hashFiles([lock]);
  if (stampIs(stamp, hash)) return;
  if (!installedByHand(root, lock)) await install(root);
  writeStamp(stamp, hash);
}

/** Somebody may have run `npm ci` himself; npm's own record in node_modules then agrees with the lock file. */
function installedByHand(root, lock) {
  const record = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(record)) return false;
  const wanted = JSON.parse(readFileSync(lock, "utf8")).packages;
  const present = JSON.parse(readFileSync(record, "utf8")).packages;
  const strays = Object.keys(present).some((path) => !wanted[path]);
  const missing = Object.entries(wanted).some(([path, entry]) => {
    if (path === "") return false;
    const found = present[path];
    if (found) return found.version !== entry.version;
    return !(entry.optional || entry.peer) || fitsHere(entry);
  });
  return !strays && !missing;
}

/** An optional package is made for certain machines; its absence counts only on such a machine. */
function fitsHere({ os, cpu, libc }) {
  if (!os || !cpu || libc) return false;
  return os.includes(process.platform) && cpu.includes(process.arch);
}

async function install(root) {
  const step = beginStep("installing packages (the first time takes a minute)");
  const cli = process.env.npm_execpath;
  const ownNpm = Boolean(
    cli && /npm-cli\.[cm]?js$/.test(cli) && existsSync(cli),
  );
  const [command, first] = ownNpm ? [process.execPath, [cli]] : ["npm", []];
  // NODE_ENV=production in the surroundings would leave out what the build and the tests need.
  const args = [
    "ci",
    "--include=dev",
    "--include=optional",
    "--no-fund",
    "--no-audit",
    "--loglevel=error",
  ];
  const { code, output } = await runQuietly(command, [...first, ...args], {
    cwd: root,
    env: process.env,
  });
  if (code !== 0) {
    step.failed();
    throw new Stop(`npm ci failed with exit code ${code}:\n${output.trim()}`);
  }
  step.done();
}
