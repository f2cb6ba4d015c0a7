import { expect, test } from "vitest";
import { localTime } from "#core/domain/notices/local-time.ts";
import { mailsDue } from "#core/domain/notices/mails-due.ts";
import type { NoticeKind } from "#core/domain/notices/notice-kinds.ts";
import {
  type NoticeRule,
  noticeRuleOf,
} from "#core/domain/notices/notice-rule.ts";

const rule = (wish: Partial<NoticeRule> = {}) =>
  noticeRuleOf({ timeZone: "America/New_York", ...wish });
const notices = (...kinds: NoticeKind[]) =>
  kinds.map((kind, index) => ({ id: `${kind}-${index}`, kind }));
const never = { nowAt: null, day: null };
/** Seven in the morning in New York. */
const seven = new Date("2026-11-24T12:00:00Z");
const minutesLater = (minutes: number) =>
  new Date(seven.getTime() + minutes * 60_000);

test("what presses is one mail, however much of it there is", () => {
  const five = Array.from({ length: 500 }, () => "oversold" as const);
  const [mail, ...others] = mailsDue(notices(...five), rule(), never, seven);
  expect(others).toEqual([]);
  expect(mail).toMatchObject({ timing: "now" });
  expect(mail?.noticeIds).toHaveLength(500);
});

test("what comes within a quarter of an hour of a mail waits for the next", () => {
  const due = (minutes: number) =>
    mailsDue(
      notices("oversold"),
      rule(),
      { nowAt: seven, day: null },
      minutesLater(minutes),
    ).length;
  expect(due(14)).toBe(0);
  expect(due(15)).toBe(1);
});

test("quiet hours hold back what presses, past midnight too, and never the daily mail", () => {
  const due = (quiet: NoticeRule["quiet"]) =>
    mailsDue(
      notices("oversold", "question"),
      rule({ quiet, dailyAt: 7 }),
      never,
      seven,
    ).map(({ timing }) => timing);
  expect(due({ from: 22, until: 8 })).toEqual(["daily"]);
  expect(due({ from: 22, until: 7 })).toEqual(["now", "daily"]);
  expect(due({ from: 6, until: 9 })).toEqual(["daily"]);
  expect(due({ from: 9, until: 12 })).toEqual(["now", "daily"]);
  expect(due(null)).toEqual(["now", "daily"]);
});

test("the daily mail goes out once, from its hour on, by the merchant's own clock", () => {
  const due = (at: Date, day: string | null) =>
    mailsDue(
      notices("question"),
      rule({ dailyAt: 7 }),
      { nowAt: null, day },
      at,
    );
  expect(due(minutesLater(-1), null)).toEqual([]);
  expect(due(seven, null)).toMatchObject([{ key: "daily:2026-11-24" }]);
  expect(due(minutesLater(60), "2026-11-24")).toEqual([]);
  // It is the next day in London already, and still the same in New York.
  expect(due(new Date("2026-11-25T02:00:00Z"), "2026-11-24")).toEqual([]);
});

test("what a shop wants no mail of is in none", () => {
  const { kinds } = rule();
  const off = { ...kinds, oversold: { inApp: true, mail: "off" as const } };
  expect(
    mailsDue(notices("oversold"), rule({ kinds: off }), never, seven),
  ).toEqual([]);
});

test("midnight is hour 0, and days follow the place", () => {
  const midnight = new Date("2026-11-24T05:00:00Z");
  expect(localTime(midnight, "America/New_York")).toEqual({
    day: "2026-11-24",
    hour: 0,
  });
  expect(localTime(midnight, "Asia/Tokyo")).toEqual({
    day: "2026-11-24",
    hour: 14,
  });
});
