import type { Rule } from "./rule.ts";

// A worker that is killed or stopped in the middle of its work may get as far as saying so.
const isDeath = /"Error: (kill |stop |a dead worker does nothing)/;

/** Nothing was logged as our own fault. A job that failed is none: it was tried again. */
export const noFaultOfOurs: Rule = async ({ log }) =>
  log
    .filter(
      ({ level, message, fields }) =>
        level === "error" &&
        message !== "a job failed" &&
        !isDeath.test(JSON.stringify(fields)),
    )
    .map(
      ({ message, fields }) =>
        `our own fault: ${message} ${JSON.stringify(fields)}`,
    );
