import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type AtRisk,
  byRisk,
  isPressing,
  joinRisks,
} from "#core/domain/conflicts/risk.ts";

const now = new Date("2026-11-20T10:00:00Z");
const hoursFromNow = (hours: number) =>
  new Date(now.getTime() + hours * 3_600_000);

const question: fc.Arbitrary<AtRisk> = fc.record({
  id: fc.uuid(),
  openedAt: fc.integer({ min: -500, max: 0 }).map(hoursFromNow),
  risk: fc.record({
    moneyMinor: fc.integer({ min: 0, max: 5 }),
    deadline: fc.option(fc.integer({ min: -48, max: 72 }).map(hoursFromNow)),
  }),
});

test("questions have one order, in whatever order they are found", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(question, { selector: ({ id }) => id }),
      fc.nat(),
      (asked, turn) => {
        const turned = asked.map(
          (_, index) => asked[(index + turn) % asked.length] as AtRisk,
        );
        expect(turned.sort(byRisk(now))).toEqual([...asked].sort(byRisk(now)));
      },
    ),
  );
});

test("what runs out within the day comes before any money, and money before age", () => {
  fc.assert(
    fc.property(fc.array(question), (asked) => {
      const sorted = [...asked].sort(byRisk(now));
      const pressing = sorted.map(({ risk }) => isPressing(risk, now));
      expect(pressing).toEqual([...pressing].sort((a, b) => +b - +a));
      const calm = sorted.filter(({ risk }) => !isPressing(risk, now));
      const money = calm.map(({ risk }) => risk.moneyMinor);
      expect(money).toEqual([...money].sort((a, b) => b - a));
    }),
  );
});

test("several questions together hang on all their money and the first of their deadlines", () => {
  fc.assert(
    fc.property(fc.array(question), (asked) => {
      const { moneyMinor, deadline } = joinRisks(asked.map(({ risk }) => risk));
      expect(moneyMinor).toBe(
        asked.reduce((sum, { risk }) => sum + risk.moneyMinor, 0),
      );
      const deadlines = asked.flatMap(({ risk }) => risk.deadline ?? []);
      expect(deadline?.getTime() ?? null).toBe(
        deadlines.length > 0
          ? Math.min(...deadlines.map((one) => one.getTime()))
          : null,
      );
    }),
  );
});
