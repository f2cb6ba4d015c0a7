import { expect, test } from "vitest";
import { windowFault } from "#core/domain/replenishment/arrival-window.ts";

const rules = {
  meltingSeason: { from: "10-16", until: "04-14" },
  closedAfterDays: 75,
};
/** A week from midnight to midnight in the network's own days, Los Angeles in summer: the day it ends on is none of its own. */
const week = (from: string, until: string, end = "07:00:00Z") => ({
  from: new Date(`${from}T07:00:00Z`),
  until: new Date(`${until}T${end}`),
});
const madeAt = new Date("2027-03-25T18:00:00Z");

test.each([
  ["2027-04-04", "2027-04-11", true, null],
  // Its last day is the 14th.
  ["2027-04-08", "2027-04-15", true, null],
  ["2027-04-09", "2027-04-16", true, "melts"],
  ["2027-04-18", "2027-04-25", true, "melts"],
  ["2027-04-18", "2027-04-25", false, null],
  // Closed after 75 days, on the 8th of June, which is the last day of the first.
  ["2027-06-02", "2027-06-09", false, null],
  ["2027-06-03", "2027-06-10", false, "closed"],
] as const)(
  "a week from %s to %s, melting: %s",
  (from, until, melts, fault) => {
    // Told as ending at midnight, or with the second before it: the same days.
    for (const end of ["07:00:00Z", "06:59:59Z"])
      expect(
        windowFault(week(from, until, end), rules, { melts, madeAt }),
      ).toBe(fault);
  },
);
