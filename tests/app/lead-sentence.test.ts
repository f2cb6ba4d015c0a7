import { expect, test } from "vitest";
import { inEnglish } from "#app/texts/english.server.ts";
import { leadSentence } from "../../app/ui/replenishment/lead-sentence.ts";
import { weekSentence } from "../../app/ui/replenishment/week-sentence.ts";

type Told = Parameters<typeof leadSentence>[1];

const told = (
  line: Partial<Told["line"]>,
  {
    packSize = 1,
    before = 8,
    share = 1,
  }: { packSize?: number; before?: number; share?: number } = {},
): Told => ({
  packSize,
  network: { share } as Told["network"],
  line: {
    expected: 171,
    protectedDays: 19,
    level: 211,
    position: 66,
    wanted: 145,
    units: 145,
    bounds: [],
    ...line,
  } as Told["line"],
  forecast: {
    daily: new Array(56).fill(9),
    reasons: [{ kind: "level", perDay: 9, before }],
  } as unknown as Told["forecast"],
});
const sentence = async (...args: Parameters<typeof told>) =>
  leadSentence(await inEnglish(), told(...args), { p80: 12 });

test("a suggestion says why in one sentence: demand, trend, time, safety stock and what follows", async () => {
  expect(await sentence({})).toBe(
    "Demand of 9 a day (up from 8) over 19 days (up to 12 for this delivery, 7 until the next) makes 171; with a safety stock of 40 there should be 211, and there are 66, so 145 are to be sent.",
  );
});

test("the share of demand that falls to the network is said where it is not all", async () => {
  expect(
    await sentence({ expected: 103, level: 131 }, { share: 0.6 }),
  ).toContain(
    "Demand of 9 a day (up from 8), of which the network ships about 60%, over 19 days (up to 12 for this delivery, 7 until the next) makes 103; with a safety stock of 28",
  );
});

test("the rule that bound last is named, and whole cartons where none did", async () => {
  expect(
    await sentence({ units: 60, bounds: ["supply", "budget"] }, { before: 12 }),
  ).toMatch(
    /\(down from 12\).*so 145 are missing, but the budget reaches no further: 60 are to be sent\.$/,
  );
  expect(await sentence({ units: 156 }, { packSize: 12, before: 9.2 })).toMatch(
    /\(steady\).*so 156 are to be sent, in whole cartons of 12\.$/,
  );
});

test("issue 6 §4: that no trend is known is said as well", async () => {
  expect(await sentence({}, { before: 0 })).toMatch(
    /^Demand of 9 a day \(no trend is known yet\) over 19 days/,
  );
});

test("enough is said to be enough", async () => {
  expect(await sentence({ wanted: 0, units: 0, position: 300 })).toMatch(
    /there are 300, so nothing is to be sent\.$/,
  );
});

test("issue 6 §2: the week that it has to make is said as reckoned, in the network's days, and until when a truck can be booked", async () => {
  const t = await inEnglish();
  const week = {
    from: new Date("2026-12-06T08:00:00Z"),
    until: new Date("2026-12-13T08:00:00Z"),
    bookTruckBy: "2026-11-30",
    isInTime: true,
  };
  const says = (
    wish: Partial<typeof week> = {},
    now = new Date("2026-11-30T20:00:00Z"),
  ) =>
    weekSentence(
      t,
      { ...week, ...wish },
      { of: "one", now, write: (day) => day },
    );
  expect(says()).toBe(
    "As its weeks are reckoned, before the network has offered any, it has to arrive in the week from 2026-12-06 to 2026-12-12. If it travels by truck: book its appointment by 2026-11-30.",
  );
  // In Los Angeles it is the day after by then.
  expect(says({}, new Date("2026-12-01T08:00:00Z"))).toMatch(
    /It is too late to book a truck for the first day of that week \(2026-11-30 was the last day\)/,
  );
  expect(says({ isInTime: false })).toMatch(
    /no week is in time any more: the first that it can make is from 2026-12-06/,
  );
});
