import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The folder that holds package.json. */
export const root = fileURLToPath(new URL("../../", import.meta.url));

type Run = {
  args: string[];
  env?: Record<string, string | undefined>;
  signal?: AbortSignal | undefined;
};

type RunResult = {
  code: number;
  stdout: string;
  /** Both streams as they came, the last part of them. */
  output: string;
};

/** Runs one of our packages' programs on the Node in hand and keeps what it says. */
export function runQuietly(run: Run): Promise<RunResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, run.args, {
      cwd: root,
      env: { ...process.env, ...run.env },
      stdio: ["ignore", "pipe", "pipe"],
      signal: run.signal,
    });
    let output = "";
    let stdout = "";
    const keep = (chunk: Buffer) => {
      output = (output + chunk).slice(-50_000);
    };
    child.stdout.on("data", keep);
    child.stdout.on("data", (chunk: Buffer) => {
      stdout += chunk;
    });
    child.stderr.on("data", keep);
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? 1, stdout, output }));
  });
}
