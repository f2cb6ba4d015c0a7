import fc from "fast-check";
import { expect, test } from "vitest";
import { splitSource } from "#core/domain/replenishment/split-source.ts";
import { forecastOf, upTo } from "./any-goods.ts";

const forecast = forecastOf(9);
const anyStock = fc.record({
  units: fc.nat(3_000),
  network: fc.record({
    share: upTo(1),
    restsOn: fc.integer({ min: 1, max: 500 }),
  }),
  position: fc.nat(400),
  days: fc.integer({ min: 1, max: 60 }),
});

test("what lies at the merchant's own is split whole, and sent whole where he ships nothing himself", () => {
  fc.assert(
    fc.property(anyStock, (stock) => {
      const { toNetwork, kept } = splitSource(forecast, stock);
      expect(toNetwork + kept).toBe(stock.units);
      expect(Math.min(toNetwork, kept)).toBeGreaterThanOrEqual(0);
      const all = splitSource(forecast, {
        ...stock,
        network: { share: 1, restsOn: 20 },
      });
      expect(all.toNetwork).toBe(stock.units);
    }),
    { numRuns: 30 },
  );
});

test("who ships more himself keeps more, and a network that has more is sent less", () => {
  const stock = {
    units: 100,
    network: { share: 0.5, restsOn: 100 },
    position: 0,
    days: 19,
  };
  const half = splitSource(forecast, stock);
  expect(half.kept).toBe(50);
  const most = splitSource(forecast, {
    ...stock,
    network: { share: 0.2, restsOn: 100 },
  });
  expect(most.kept).toBeGreaterThan(half.kept);
  const full = splitSource(forecast, { ...stock, position: 60 });
  expect(full.toNetwork).toBeLessThan(half.toNetwork);
});

test("a network that has more than anybody will want is sent nothing, however much lies at the merchant's own", () => {
  fc.assert(
    fc.property(anyStock, (stock) => {
      fc.pre(stock.network.share < 1);
      const sated = { ...stock, position: 1_000_000 };
      expect(splitSource(forecast, sated).toNetwork).toBe(0);
    }),
    { numRuns: 100 },
  );
});
