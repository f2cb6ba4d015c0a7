import fc from "fast-check";
import { expect, test } from "vitest";
import { localTime } from "#core/domain/notices/local-time.ts";
import { inboundDeadlines } from "#core/domain/replenishment/inbound-deadlines.ts";
import { inboundRules } from "#core/domain/replenishment/inbound-rules.ts";
import {
  endOfNetworkDay,
  networkTimeZone,
} from "#core/domain/replenishment/network-time.ts";
import { dayAfter, dayOf, daysBetween } from "#core/kit/days.ts";
import { anyMoment, anyTimeZone } from "../support/any-moment.ts";
import { first } from "./replenishment/any-goods.ts";

/** What clocks there show, read as if it were UTC: by the offset that the time zone has then. */
function clockAt(at: Date, timeZone: string): Date {
  const name = new Intl.DateTimeFormat("en-US", {
    timeZone,
    timeZoneName: "longOffset",
  })
    .formatToParts(at)
    .find(({ type }) => type === "timeZoneName")?.value;
  const [, sign, hours, minutes] =
    /^GMT(?:([+-])(\d\d):(\d\d))?$/.exec(name ?? "") ?? [];
  const offset = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
  return new Date(at.getTime() + (sign === "-" ? -1 : 1) * offset * 60_000);
}

test("a day and its hour are what clocks show where somebody is, also where they are put forward and back", () => {
  fc.assert(
    fc.property(anyTimeZone, anyMoment, (timeZone, at) => {
      const clock = clockAt(at, timeZone).toISOString();
      expect(dayOf(at, timeZone)).toBe(clock.slice(0, 10));
      expect(localTime(at, timeZone)).toEqual({
        day: clock.slice(0, 10),
        hour: Number(clock.slice(11, 13)),
      });
    }),
    { numRuns: 2_000 },
  );
});

test("days are counted by the calendar: 23 and 25 hours are one day as well", () => {
  fc.assert(
    fc.property(
      anyTimeZone,
      anyMoment,
      fc.integer({ min: -800, max: 800 }),
      (timeZone, at, days) => {
        const day = dayOf(at, timeZone);
        const then = dayAfter(day, days);
        expect(daysBetween(day, then)).toBe(days);
        expect(dayAfter(then, -days)).toBe(day);
        // Time goes on, and days with it, one after the other.
        const later = dayOf(new Date(at.getTime() + 26 * 3_600_000), timeZone);
        expect([1, 2]).toContain(daysBetween(day, later));
      },
    ),
  );
});

test("every day of the network ends where its next one begins", () => {
  const hours = new Set<number>();
  for (let day = "2024-01-01"; day < "2032-01-01"; day = dayAfter(day, 1)) {
    const end = endOfNetworkDay(day);
    expect(dayOf(end, networkTimeZone)).toBe(dayAfter(day, 1));
    expect(dayOf(new Date(end.getTime() - 1), networkTimeZone)).toBe(day);
    const begin = endOfNetworkDay(dayAfter(day, -1));
    hours.add((end.getTime() - begin.getTime()) / 3_600_000);
  }
  expect([...hours].sort()).toEqual([23, 24, 25]);
});

test("what has to be done of a delivery has the same last days from the first to the last moment of the network's day", () => {
  const rules = first(inboundRules).value;
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2_000 }), anyMoment, (nth, at) => {
      const day = dayAfter("2024-01-01", nth);
      const begins = endOfNetworkDay(dayAfter(day, -1));
      const ends = endOfNetworkDay(day);
      const within = new Date(
        begins.getTime() + (at.getTime() % (ends.getTime() - begins.getTime())),
      );
      const of = (moment: Date) =>
        inboundDeadlines(
          { madeAt: moment, arrivesFrom: moment, arrivedAt: null },
          rules,
        );
      expect(of(within)).toEqual(of(begins));
      expect(of(new Date(ends.getTime() - 1))).toEqual(of(begins));
      expect(of(ends).closedOn).toBe(dayAfter(of(begins).closedOn, 1));
    }),
  );
});
