import { setImmediate as breath } from "node:timers/promises";

/** Long work is done in slices of so many milliseconds, so that calls are answered in between. */
export const sliceMs = 8;

/** Walks through steps of work, with a breath after each slice. */
export async function inSlices(
  steps: Iterable<unknown>,
  ms = sliceMs,
): Promise<void> {
  let end = performance.now() + ms;
  for (const _ of steps) {
    if (performance.now() < end) continue;
    await breath();
    end = performance.now() + ms;
  }
}

/** The same in one go, for towns that are small or nobody's yet. */
export function atOnce(steps: Iterable<unknown>): void {
  for (const _ of steps);
}
