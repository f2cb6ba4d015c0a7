import { format } from "node:util";
import { type MockInstance, vi } from "vitest";

let spy: MockInstance<typeof console.error> | undefined;
let allowed = false;

/** From here to the end of the test, errors on the console are part of the story. Returns what was said so far. */
export function allowConsoleErrors(): () => string[] {
  allowed = true;
  return said;
}

export function watchConsoleErrors(): void {
  allowed = false;
  spy = vi.spyOn(console, "error").mockImplementation(() => {});
}

/** What was said although no test allowed it. */
export function takeConsoleErrors(): string[] {
  const unexpected = allowed ? [] : said();
  spy?.mockRestore();
  return unexpected;
}

function said(): string[] {
  return spy?.mock.calls.map((args) => format(...args)) ?? [];
}
