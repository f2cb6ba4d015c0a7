import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { takeConsoleErrors, watchConsoleErrors } from "./console-errors.ts";
import { guardNetwork, network, takeStrangers } from "./network.ts";

beforeAll(guardNetwork);
beforeEach(watchConsoleErrors);

afterEach(() => {
  network.resetHandlers();
  const strangers = takeStrangers();
  const errors = takeConsoleErrors();
  if (strangers.length > 0) {
    throw new Error(
      `tests stay on this machine, but this one asked for:\n${strangers.join("\n")}`,
    );
  }
  if (errors.length > 0) {
    throw new Error(`unexpected console.error:\n${errors.join("\n")}`);
  }
});

afterAll(() => network.close());
