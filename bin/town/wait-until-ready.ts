import type { ChildProcess } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import type { ChildOutput } from "./child-output.ts";
import type { ChildSpec } from "./supervise.ts";

type Waiting = {
  spec: ChildSpec;
  child: ChildProcess;
  output: ChildOutput;
  ended: Promise<void>;
  signal: AbortSignal | undefined;
};

/** @throws Error when the child ends, or stays silent, before it is ready; the caller's reason on abort. */
export async function waitUntilReady(waiting: Waiting): Promise<void> {
  const { spec, child, output, ended, signal } = waiting;
  // A limit for what hangs: a busy machine takes its time to start anything.
  const { readyTimeoutMs = 180_000 } = spec;
  const given = new AbortController();
  const over = AbortSignal.any([given.signal, ...(signal ? [signal] : [])]);
  const stop = <T>(reason: T) => given.abort(reason);

  const said = new Promise<void>((resolve) => {
    const unwatch = output.watch((line) => {
      if (!spec.ready.test(line)) return;
      unwatch();
      resolve();
    });
    over.addEventListener("abort", unwatch, { once: true });
  });
  const timer = setTimeout(
    () =>
      stop(failure(spec, output, `was not ready after ${readyTimeoutMs} ms`)),
    readyTimeoutMs,
  );
  let failedToSpawn: Error | undefined;
  child.once("error", (error) => {
    failedToSpawn = error;
  });
  ended.then(() => {
    const how = failedToSpawn
      ? `could not start: ${failedToSpawn.message}`
      : `ended before it was ready (${child.signalCode ?? `exit code ${child.exitCode}`})`;
    stop(failure(spec, output, how));
  });

  const aborted = new Promise<never>((_, reject) => {
    if (over.aborted) reject(over.reason);
    over.addEventListener("abort", () => reject(over.reason), { once: true });
  });
  aborted.catch(() => {});
  try {
    await Promise.race([said, aborted]);
    if (spec.health) {
      await Promise.race([untilHealthy(spec.health, over), aborted]);
    }
  } finally {
    clearTimeout(timer);
    stop(undefined);
  }
}

async function untilHealthy(url: string, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    const answer = await fetch(url, {
      signal: AbortSignal.any([over, AbortSignal.timeout(5_000)]),
    }).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok) return;
    await sleep(100);
  }
}

function failure(spec: ChildSpec, output: ChildOutput, how: string): Error {
  const lines = output.lastLines().slice(-15);
  return new Error(
    [`${spec.name} ${how}`, ...lines.map((line) => `  ${line}`)].join("\n"),
  );
}
