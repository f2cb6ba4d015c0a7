import fc from "fast-check";
import { expect, test } from "vitest";
import { serviceLevels } from "#core/domain/demand/replenishment-policies.ts";
import { simulateReplenishment } from "#core/domain/demand/simulate-replenishment.ts";
import { goodsOf, panelOf } from "./make-panel.ts";

const rules = { lead: 5, review: 7, days: 120, seesOnlySales: false };
const n = 330;
const panelFrom = (draws: number[]) =>
  panelOf([
    goodsOf(
      Float64Array.from(
        { length: n },
        (_, day) => draws[day % draws.length] as number,
      ),
    ),
  ]);
const draws = fc.array(fc.integer({ min: 0, max: 9 }), {
  minLength: 11,
  maxLength: 60,
});

test("a higher service level never fills less and never needs less stock", () => {
  fc.assert(
    fc.property(draws, (pattern) => {
      const { results, goods } = simulateReplenishment(
        panelFrom(pattern),
        rules,
        serviceLevels.map((parameter) => ({ kind: "quantile", parameter })),
      );
      if (goods === 0) return;
      for (const [i, result] of results.entries()) {
        const lower = results[i - 1];
        if (!lower) continue;
        expect(result.fillRate).toBeGreaterThanOrEqual(lower.fillRate - 1e-9);
        expect(result.stockDays).toBeGreaterThanOrEqual(lower.stockDays - 1e-9);
      }
    }),
    { numRuns: 15 },
  );
});

test("with ample cover nothing is lost, and the stock is what was ordered up to less what sold", () => {
  const { results } = simulateReplenishment(panelFrom([3]), rules, [
    { kind: "cover days", parameter: 30 },
  ]);
  expect(results[0]?.fillRate).toBe(1);
  // Ordered up to 90 once a week; 15 are always on the way, and the week's own sales are gone by its end.
  expect(results[0]?.stockDays).toBeGreaterThan(14);
  expect(results[0]?.stockDays).toBeLessThan(30);
});

test("a planner who sees sales only, and repairs, does not talk himself into ever less stock", () => {
  const { results } = simulateReplenishment(
    panelFrom([2, 3, 4, 3, 2, 5, 0]),
    { ...rules, seesOnlySales: true },
    [{ kind: "quantile", parameter: 0.9 }],
  );
  expect(results[0]?.fillRate).toBeGreaterThan(0.93);
});
