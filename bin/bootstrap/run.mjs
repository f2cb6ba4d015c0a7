import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";

/** Runs a program quietly and keeps what it says, to be shown only if it fails. */
export function runQuietly(command, args, options) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      ...options,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const keep = (chunk) => {
      output = (output + chunk).slice(-20_000);
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.on("error", (error) => resolve({ code: 127, output: String(error) }));
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * Gives the terminal to the command: its signals go through, its exit code becomes ours. The channel is there to break:
 * a command whose starter was killed leaves by itself.
 */
export function handOver(node, args, root) {
  const path = [join(root, "node_modules", ".bin"), process.env.PATH];
  const child = spawn(
    node,
    [
      "--disable-warning=ExperimentalWarning",
      "--import",
      pathToFileURL(join(root, "bin/town/leave-with-parent.ts")).href,
      ...args,
    ],
    {
      cwd: root,
      env: { ...process.env, PATH: path.filter(Boolean).join(delimiter) },
      stdio: ["inherit", "inherit", "inherit", "ipc"],
    },
  );
  // A terminal's Ctrl-C reaches the child without our help, and some programs take a second one for "at once".
  const forward = (signal) => {
    if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
  };
  // Whoever ends npm, not us, wants the command to end too: npm does not always pass the signal on. Started without npm,
  // the command may well be meant to outlive its shell.
  const starters = findStarters();
  const watch = setInterval(() => {
    if (process.env.npm_lifecycle_event && findStarters() !== starters)
      child.kill("SIGTERM");
  }, 500);
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) process.on(signal, forward);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => {
      clearInterval(watch);
      for (const name of signals) process.off(name, forward);
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });
}

/** Who started us, and who started him: npm puts a shell in between, which lives on when npm is killed. */
function findStarters() {
  const parent = process.ppid;
  try {
    const status = readFileSync(`/proc/${parent}/status`, "utf8");
    return `${parent} ${/^PPid:\s+(\d+)/m.exec(status)?.[1]}`;
  } catch {
    // Only Linux tells of other processes.
    return String(parent);
  }
}
