import fc from "fast-check";
import { expect, test } from "vitest";
import { repairStockOuts } from "#core/domain/demand/repair-stock-outs.ts";

test("days without stock get the level of the days with stock", () => {
  const units = Float64Array.from({ length: 100 }, (_, day) =>
    day >= 80 ? 0 : 10,
  );
  const out = Uint8Array.from({ length: 100 }, (_, day) => (day >= 80 ? 1 : 0));
  const repaired = repairStockOuts(units, out);
  for (let day = 80; day < 100; day++) expect(repaired[day]).toBeCloseTo(10, 0);
});

test("a repaired day never shows less than was sold, other days are left alone", () => {
  const day = fc.record({ sold: fc.nat(50), out: fc.boolean() });
  fc.assert(
    fc.property(fc.array(day, { minLength: 1, maxLength: 200 }), (history) => {
      const units = Float64Array.from(history, ({ sold }) => sold);
      const out = Uint8Array.from(history, (one) => (one.out ? 1 : 0));
      const repaired = repairStockOuts(units, out);
      for (const [i, { sold, out: isOut }] of history.entries())
        if (isOut) expect(repaired[i]).toBeGreaterThanOrEqual(sold);
        else expect(repaired[i]).toBe(sold);
    }),
    { numRuns: 50 },
  );
});
