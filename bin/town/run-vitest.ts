import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { constants, tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./run-quietly.ts";

const vitest = join(root, "node_modules/vitest/vitest.mjs");

export type TestRun = {
  code: number;
  /** `N passed, N failed`, to be printed alone on a line. */
  summary: string;
  /** Tests that failed and passed when they were played again, where the run plays again. */
  secondTry: SecondTry[];
};

/** What the first try died of. */
export type SecondTry = { name: string; failures: string[] };

/** Runs vitest on the terminal. Its own counts go to a file as well, so that nobody has to read them off its output. */
export async function runVitest(
  args: string[],
  env: Record<string, string> = {},
): Promise<TestRun> {
  const folder = mkdtempSync(join(tmpdir(), "quayside-run-"));
  const file = join(folder, "run.json");
  const reporters = args.some((arg) => arg.startsWith("--reporter"))
    ? []
    : ["--reporter=default"];
  const child = spawn(
    process.execPath,
    [
      "--disable-warning=ExperimentalWarning",
      vitest,
      "run",
      ...args,
      ...reporters,
      "--reporter=json",
      `--outputFile.json=${file}`,
    ],
    { cwd: root, env: { ...process.env, ...env }, stdio: "inherit" },
  );
  // vitest hears the terminal's Ctrl-C itself; we wait for it to clean up.
  const forward = (signal: NodeJS.Signals) => child.kill(signal);
  process.on("SIGTERM", forward);
  process.on("SIGINT", () => {});
  const code = await new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (status, signal) =>
      resolve(status ?? 128 + constants.signals[signal ?? "SIGTERM"]),
    );
  });
  const verdict = verdictOf(readRun(file));
  rmSync(folder, { recursive: true, force: true });
  return { code, ...verdict };
}

/** What we read of vitest's own report. */
export type RunFile = {
  testResults: {
    status: string;
    assertionResults: {
      status: string;
      fullName: string;
      failureMessages: string[];
    }[];
  }[];
};

/** vitest's own report; nothing where it ended before it could write: no test has a verdict then. */
function readRun(file: string): RunFile {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as RunFile;
  } catch {
    return { testResults: [] };
  }
}

/** What a run comes to, in numbers and names. */
export function verdictOf({ testResults }: RunFile): Omit<TestRun, "code"> {
  const counts = { passed: 0, failed: 0 };
  const secondTry: SecondTry[] = [];
  for (const { status, assertionResults } of testResults) {
    const count = (wanted: string) =>
      assertionResults.filter((test) => test.status === wanted).length;
    counts.passed += count("passed");
    // A file that does not even load has no tests to fail, and shall not go uncounted.
    counts.failed += count("failed") || (status === "failed" ? 1 : 0);
    // What passed keeps the messages of the tries before.
    for (const { status, fullName: name, failureMessages } of assertionResults)
      if (status === "passed" && failureMessages.length > 0)
        secondTry.push({ name, failures: failureMessages });
  }
  return {
    summary: `${counts.passed} passed, ${counts.failed} failed`,
    secondTry,
  };
}
