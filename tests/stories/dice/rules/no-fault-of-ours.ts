import type { Rule } from "./rule.ts";

/** Nothing was logged as our own fault. A job that failed is none: it was tried again. */
export const noFaultOfOurs: Rule = async ({ log }) =>
  log
    .filter(
      ({ level, message }) => level === "error" && message !== "a job failed",
    )
    .map(
      ({ message, fields }) =>
        `our own fault: ${message} ${JSON.stringify(fields)}`,
    );
