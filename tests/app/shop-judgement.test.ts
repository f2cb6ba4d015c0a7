import { expect, test } from "vitest";
import type { ShopForecasting } from "../../app/queries/demand-forecast.server.ts";
import { closestOf, judgementOf } from "../../app/queries/shop-judgement.ts";

const report = (wape: number, cases = 6) => ({
  cases,
  rmsse: 0.6,
  wrmsse: 0.7,
  wape,
  bias: -0.1,
  windows: [14, 28].map((days) => ({
    days,
    pinball: [0.5, 0.75, 0.9, 0.95, 0.975].map((p) => p / 10),
    coverage: [0.5, 0.75, 0.9, 0.95, 0.975],
  })),
});

const shopOf = (
  evaluation: Partial<NonNullable<ShopForecasting["evaluation"]>>,
): ShopForecasting => ({
  origin: "2026-11-01",
  endedAt: null,
  variants: 3,
  method: "combination",
  evaluation: {
    until: "2026-11-01",
    windows: 6,
    goods: 3,
    checks: [],
    overall: {
      Naive: report(0.8),
      MA28: report(0.3),
      TSB: report(0.25),
      Quayside: report(0.2),
    },
    byClass: {},
    ...evaluation,
  },
  simulation: null,
  isPlayedOld: false,
});

test("a merchant is shown every measure of ours and of each method, over all and per class", () => {
  const judged = judgementOf(
    shopOf({
      byClass: {
        lumpy: { MA28: report(0.5), Quayside: report(0.6) },
        // Nothing was sold, so nothing can be told of it.
        erratic: { Quayside: report(Number.NaN) },
      },
    }),
  );
  expect(
    judged?.groups.map(({ of, methods }) => [
      of,
      methods.map(({ method }) => method),
    ]),
  ).toEqual([
    ["all", ["Quayside", "Naive", "MA28", "TSB"]],
    ["lumpy", ["Quayside", "MA28"]],
  ]);
  expect(judged?.groups[0]?.methods[0]).toMatchObject({
    bias: -0.1,
    windows: [
      { days: 14, pinball: [0.05, 0.09, 0.095], coverage: [0.5, 0.9, 0.95] },
      { days: 28, pinball: [0.05, 0.09, 0.095], coverage: [0.5, 0.9, 0.95] },
    ],
  });
});

test("the closest method and the next are those that miss least", () => {
  const judged = judgementOf(
    shopOf({
      byClass: { lumpy: { MA28: report(0.5), Quayside: report(0.6) } },
    }),
  );
  expect(
    judged?.groups.map((group) => {
      const closest = closestOf(group);
      return [closest?.best.method, closest?.next.method];
    }),
  ).toEqual([
    ["Quayside", "TSB"],
    ["MA28", "Quayside"],
  ]);
});
