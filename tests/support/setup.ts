import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { takeConsoleErrors, watchConsoleErrors } from "./console-errors.ts";
import { guardNetwork, network, takeStrangers } from "./network.ts";
import { whatGoesOn } from "./what-goes-on.ts";

beforeAll(guardNetwork);
beforeEach(watchConsoleErrors);

afterEach(async ({ task }) => {
  network.resetHandlers();
  const strangers = takeStrangers();
  const errors = takeConsoleErrors();
  if (strangers.length > 0) {
    throw new Error(
      `tests stay on this machine, but this one asked for:\n${strangers.join("\n")}`,
    );
  }
  // A test that hangs does not say where.
  if (task.result?.errors?.some(({ message }) => /timed out/.test(message))) {
    const told = await whatGoesOn();
    if (told.length > 0) throw new Error(`meanwhile:\n${told.join("\n")}`);
  }
  if (errors.length > 0) {
    throw new Error(`unexpected console.error:\n${errors.join("\n")}`);
  }
});

afterAll(() => network.close());
