import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  adviseWay,
  weighOffers,
} from "#core/domain/replenishment/advise-way.ts";
import {
  comingWeeks,
  soonestWeek,
  weekToMake,
} from "#core/domain/replenishment/arrival-week.ts";
import { assumedDaysToSale } from "#core/domain/replenishment/days-to-sale.ts";
import { inboundRules } from "#core/domain/replenishment/inbound-rules.ts";
import { sendByOf } from "#core/domain/replenishment/send-by.ts";
import { dayOfStockOut } from "#core/domain/replenishment/stock-outlook.ts";
import { anyFees, first, forecastOf } from "./any-goods.ts";

const rules = first(inboundRules).value;
const now = new Date("2026-10-20T18:00:00Z");
const weeks = comingWeeks(now, rules);
const dayMs = 86_400_000;
const inDays = (days: number) => new Date(now.getTime() + days * dayMs);
const week = (
  neededIn: number,
  wish: Partial<Parameters<typeof weekToMake>[1]> = {},
) =>
  weekToMake(weeks, {
    ...{ neededBy: inDays(neededIn), now },
    ...{ melts: false, transitDays: 3, daysToSale: 9 },
    ...wish,
  });

describe("issue 6 §2: the week of arrival before anything is accepted", () => {
  test("weeks go from Sunday to Sunday in the network's own days, over the end of summer time, until the plan is closed", () => {
    expect(weeks.slice(0, 2).map(({ from, until }) => [from, until])).toEqual([
      [new Date("2026-10-25T07:00:00Z"), new Date("2026-11-01T07:00:00Z")],
      [new Date("2026-11-01T07:00:00Z"), new Date("2026-11-08T08:00:00Z")],
    ]);
    // Made on 20 October, closed after 75 days: on 3 January.
    expect(weeks.at(-1)?.until).toEqual(new Date("2027-01-03T08:00:00Z"));
    // Made a day earlier it is closed on Saturday the 2nd, the last day of that week.
    expect(
      comingWeeks(new Date("2026-10-19T18:00:00Z"), rules).at(-1)?.until,
    ).toEqual(new Date("2027-01-03T08:00:00Z"));
    // What melts is taken until 14 April, which is a Saturday in 2029.
    const spring = comingWeeks(new Date("2029-04-01T18:00:00Z"), rules);
    expect(spring.slice(0, 2).map(({ takesMelting }) => takesMelting)).toEqual([
      true,
      false,
    ]);
    // On a Sunday of the network's the next week is meant, whatever day it is elsewhere.
    expect(
      comingWeeks(new Date("2026-10-26T05:00:00Z"), rules)[0]?.from,
    ).toEqual(new Date("2026-11-01T07:00:00Z"));
  });

  test("breaks no rule of the network's, whenever it is made, whatever the rules are and however long the way is", () => {
    const dayOf = (month: number, day: number) =>
      [month, day].map((part) => String(part).padStart(2, "0")).join("-");
    const dayOfYear = fc
      .record({
        month: fc.integer({ min: 1, max: 12 }),
        day: fc.integer({ min: 1, max: 28 }),
      })
      .map(({ month, day }) => dayOf(month, day));
    const inNetwork = new Intl.DateTimeFormat("en-CA", {
      timeZone: "America/Los_Angeles",
      dateStyle: "short",
    });
    const daysApart = (from: string, until: string) =>
      Math.round((Date.parse(until) - Date.parse(from)) / dayMs);
    fc.assert(
      fc.property(
        fc.record({
          made: fc.date({
            min: new Date("2026-01-01T00:00:00Z"),
            max: new Date("2029-12-31T00:00:00Z"),
            noInvalidDate: true,
          }),
          closedAfterDays: fc.integer({ min: 7, max: 120 }),
          truckNoticeBusinessDays: fc.integer({ min: 0, max: 10 }),
          meltingSeason: fc.record({ from: dayOfYear, until: dayOfYear }),
          neededIn: fc.integer({ min: 0, max: 150 }),
          melts: fc.boolean(),
          transitDays: fc.integer({ min: 0, max: 40 }),
          daysToSale: fc.integer({ min: 0, max: 40 }),
        }),
        ({ made, neededIn, melts, transitDays, daysToSale, ...ofRules }) => {
          const all = comingWeeks(made, { ...rules, ...ofRules });
          const neededBy = new Date(made.getTime() + neededIn * dayMs);
          const chosen = weekToMake(all, {
            ...{ neededBy, melts, transitDays, daysToSale, now: made },
          });
          const today = inNetwork.format(made);
          const { from: begins, until: ends } = ofRules.meltingSeason;
          const isOfSeason = (day: string) => {
            const date = day.slice(5);
            return begins <= ends
              ? date >= begins && date <= ends
              : date >= begins || date <= ends;
          };
          for (const { from, until, bookTruckBy } of all) {
            const days = [from, new Date(until.getTime() - 1)].map((at) =>
              inNetwork.format(at),
            );
            const [sunday = "", saturday = ""] = days;
            expect(daysApart(sunday, saturday)).toBe(6);
            expect(new Date(`${sunday}T00:00:00Z`).getUTCDay()).toBe(0);
            expect(daysApart(today, saturday)).toBeLessThanOrEqual(
              ofRules.closedAfterDays,
            );
            expect(daysApart(bookTruckBy, sunday)).toBeGreaterThanOrEqual(
              ofRules.truckNoticeBusinessDays,
            );
          }
          if (!chosen) return;
          const { from, until, isInTime } = chosen;
          // It can be made, and sold in time where that is said.
          expect(until.getTime()).toBeGreaterThanOrEqual(
            made.getTime() + transitDays * dayMs,
          );
          if (isInTime)
            expect(until.getTime() + daysToSale * dayMs).toBeLessThanOrEqual(
              neededBy.getTime(),
            );
          if (melts) {
            expect(isOfSeason(inNetwork.format(from))).toBe(true);
            expect(
              isOfSeason(inNetwork.format(new Date(until.getTime() - 1))),
            ).toBe(true);
          }
        },
      ),
    );
  });

  test("a truck is booked four business days ahead: weekends and the network's holidays do not count", () => {
    expect(weeks[0]?.bookTruckBy).toBe("2026-10-20");
    const ofThanksgiving = weeks.find(
      ({ from }) => from.toISOString() === "2026-11-29T08:00:00.000Z",
    );
    expect(ofThanksgiving?.bookTruckBy).toBe("2026-11-23");
  });

  test("is the last whose goods can be sold in time, and the first where none is", () => {
    // Out on 10 November: on the dock until 1 November.
    expect(week(21)).toMatchObject({ from: weeks[0]?.from, isInTime: true });
    expect(week(27)).toMatchObject({ from: weeks[0]?.from, isInTime: true });
    expect(week(28)).toMatchObject({ from: weeks[1]?.from, isInTime: true });
    expect(week(5)).toMatchObject({ from: weeks[0]?.from, isInTime: false });
    // What takes two weeks to the dock makes no week before.
    expect(week(5, { transitDays: 14 })?.from).toEqual(weeks[1]?.from);
  });

  test("what melts makes a week of its season or none", () => {
    const summer = new Date("2026-07-01T18:00:00Z");
    const known = { neededBy: summer, transitDays: 3, daysToSale: 9 };
    expect(
      weekToMake(comingWeeks(summer, rules), {
        ...known,
        melts: true,
        now: summer,
      }),
    ).toBeNull();
    expect(week(28, { melts: true })).toEqual(week(28));
  });

  test("is the one that is advised of the same weeks once the network offers them", () => {
    fc.assert(
      fc.property(fc.nat(900), fc.nat(30), anyFees, (available, sale, fees) => {
        const ways = [{ way: "direct" as const, windows: weeks, fee: null }];
        const daysToSale = {
          ...assumedDaysToSale,
          direct: { p80: sale, p50: sale, measured: 3 },
        };
        // What lies there lasts until they are needed: those that come earlier are stored for longer.
        const supply = { available, arrivals: [] };
        const forecast = forecastOf(10);
        const days = dayOfStockOut(forecast, supply, 0.1) ?? 0;
        const goods = {
          ...{ forecast, supply, units: 300 },
          ...{ marginMinor: 100, cubicFeet: 1 },
        };
        const advised = adviseWay(
          ways,
          weighOffers(ways, { goods: [goods], daysToSale, fees, now }),
          { neededBy: inDays(days), feeMinor: () => 0 },
        );
        const ours = week(days, { transitDays: 0, daysToSale: sale });
        expect(ours?.isInTime).toBe(advised?.reason === "in-time");
        if (ours?.isInTime) expect(ours.from).toEqual(advised?.from);
        else expect(ours?.from).toEqual(weeks[0]?.from);
      }),
    );
  });

  test("the last day to send makes the week, and is never later than the lead time allows", () => {
    fc.assert(
      fc.property(fc.nat(600), (available) => {
        const by = sendByOf(
          forecastOf(10),
          { available, arrivals: [] },
          false,
          {
            ...{ now, weeks, leadTime: { p80: 12 } },
            daysToSale: assumedDaysToSale,
          },
        );
        if (!by?.week) return;
        if (by.inDays > 0)
          expect(inDays(by.inDays + 3) <= by.week.until).toBe(true);
        expect(by.inDays).toBeLessThanOrEqual(Math.max(0, available / 5 - 12));
      }),
    );
  });

  test("several go together in the first of their weeks, in time where each is", () => {
    expect(soonestWeek([week(50), null, week(28)])).toEqual(week(28));
    expect(soonestWeek([week(50), week(5)])).toEqual(week(5));
    expect(soonestWeek([null])).toBeNull();
  });
});
