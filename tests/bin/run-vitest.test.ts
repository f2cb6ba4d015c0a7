import { expect, test } from "vitest";
import { type RunFile, verdictOf } from "../../bin/town/run-vitest.ts";

const told = (
  status: string,
  fullName: string,
  ...failureMessages: string[]
) => ({ status, fullName, failureMessages });

test("what passed at the second try counts as passed, and is named with what the first died of", () => {
  const run: RunFile = {
    testResults: [
      {
        status: "failed",
        assertionResults: [
          told("passed", "opens a shop"),
          told("passed", "sells", "no buyer came"),
          told("failed", "closes it", "no key", "no key"),
          told("skipped", "never played"),
        ],
      },
      // It did not even load.
      { status: "failed", assertionResults: [] },
    ],
  };
  expect(verdictOf(run)).toEqual({
    summary: "2 passed, 2 failed",
    secondTry: [{ name: "sells", failures: ["no buyer came"] }],
  });
});
