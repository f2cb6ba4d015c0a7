import { expect, test } from "vitest";
import { windowFault } from "#core/domain/replenishment/arrival-window.ts";

const rules = {
  meltingSeason: { from: "10-16", until: "04-14" },
  closedAfterDays: 75,
};
/** A week in the network's own days: in Los Angeles it is still the day before. */
const week = (from: string, until: string) => ({
  from: new Date(`${from}T07:00:00Z`),
  until: new Date(`${until}T06:59:59Z`),
});
const madeAt = new Date("2027-03-25T18:00:00Z");

test.each([
  ["2027-04-04", "2027-04-11", true, null],
  // Its last day is the 14th.
  ["2027-04-08", "2027-04-15", true, null],
  ["2027-04-09", "2027-04-16", true, "melts"],
  ["2027-04-18", "2027-04-25", true, "melts"],
  ["2027-04-18", "2027-04-25", false, null],
  ["2027-06-01", "2027-06-08", false, null],
  ["2027-06-03", "2027-06-10", false, "closed"],
] as const)(
  "a week from %s to %s, melting: %s",
  (from, until, melts, fault) => {
    expect(windowFault(week(from, until), rules, { melts, madeAt })).toBe(
      fault,
    );
  },
);
