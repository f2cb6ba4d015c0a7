import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inverseNormal } from "#core/domain/demand/inverse-normal.ts";
import {
  divideByWorth,
  logAbove,
  type PoolOutlook,
  spreadOf,
} from "#core/domain/stock/divide-by-worth.ts";
import { type Channel, channels } from "#core/domain/stock/stock-rule.ts";

const ofEach = (value: fc.Arbitrary<number>) =>
  fc.record({ storefront: value, marketplace: value });
const anyDemand = ofEach(fc.integer({ min: 0, max: 200 }));
const anyWorth = fc.option(ofEach(fc.integer({ min: 1, max: 20_000 })));
const anySpread = fc.double({ min: 0.1, max: 2, noNaN: true });
const anyOutlook: fc.Arbitrary<PoolOutlook> = fc.record({
  demand: anyDemand,
  worth: anyWorth,
  spread: anySpread,
});

/** What a split is expected to earn, unit by unit. */
function earned(units: number, marketplace: number, outlook: PoolOutlook) {
  const of = (channel: Channel, some: number) =>
    Array.from({ length: some }, (_, unit) => {
      const expected = outlook.demand[channel];
      if (expected === 0) return 0;
      const strain = Math.log((unit + 0.5) / expected) / outlook.spread;
      return Math.exp(logAbove(strain)) * (outlook.worth?.[channel] ?? 1);
    }).reduce((sum, worth) => sum + worth, 0);
  return of("marketplace", marketplace) + of("storefront", units - marketplace);
}

describe("a pool that is divided by worth", () => {
  test("is divided whole, and the same question has the same answer", () => {
    fc.assert(
      fc.property(fc.nat(5_000), anyOutlook, (units, outlook) => {
        const share = divideByWorth(units, outlook);
        expect(Number.isInteger(share)).toBe(true);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(units);
        expect(divideByWorth(units, outlook)).toBe(share);
      }),
    );
  });

  test("is in proportion to demand where a unit earns the same on both", () => {
    fc.assert(
      fc.property(
        fc.nat(5_000),
        anyDemand,
        anySpread,
        fc.option(fc.integer({ min: 1, max: 9_000 })),
        (units, demand, spread, earns) => {
          const all = demand.storefront + demand.marketplace;
          fc.pre(all > 0);
          const worth =
            earns === null ? null : { storefront: earns, marketplace: earns };
          const share = divideByWorth(units, { demand, worth, spread });
          const proportional = (units * demand.marketplace) / all;
          expect(Math.abs(share - proportional)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  test("never gives a channel fewer for more demand, for more worth, or of a larger pool", () => {
    fc.assert(
      fc.property(
        fc.nat(500),
        anyOutlook,
        fc.nat(100),
        fc.nat(5_000),
        (units, outlook, more, dearer) => {
          const { demand, worth } = outlook;
          const before = divideByWorth(units, outlook);
          const asked = {
            ...demand,
            marketplace: demand.marketplace + more,
          };
          fc.pre(demand.storefront + demand.marketplace > 0);
          const wanted = { ...outlook, demand: asked };
          expect(divideByWorth(units, wanted)).toBeGreaterThanOrEqual(before);
          const paid = worth && {
            ...worth,
            marketplace: worth.marketplace + dearer,
          };
          expect(
            divideByWorth(units, { ...outlook, worth: paid }),
          ).toBeGreaterThanOrEqual(before);
          const larger = divideByWorth(units + 1, outlook);
          expect([before, before + 1]).toContain(larger);
        },
      ),
    );
  });

  test("earns as much as the best of all splits, each of which was tried", () => {
    fc.assert(
      fc.property(fc.nat(60), anyOutlook, (units, outlook) => {
        fc.pre(channels.every((channel) => outlook.demand[channel] > 0));
        const best = Math.max(
          ...Array.from({ length: units + 1 }, (_, share) =>
            earned(units, share, outlook),
          ),
        );
        const ours = earned(units, divideByWorth(units, outlook), outlook);
        expect(ours).toBeGreaterThanOrEqual(best * (1 - 1e-6));
      }),
    );
  });

  test("gives TikTok Shop fewer than its proportion where its fees take more", () => {
    const outlook = {
      demand: { storefront: 20, marketplace: 20 },
      spread: 0.7,
    };
    const worth = { storefront: 2_000, marketplace: 1_200 };
    expect(divideByWorth(40, { ...outlook, worth: null })).toBe(20);
    expect(divideByWorth(40, { ...outlook, worth })).toBeLessThan(19);
  });
});

test("probabilities and spreads are those of a lognormal demand", () => {
  for (const probability of [0.999, 0.9, 0.5, 0.1, 0.001])
    expect(Math.exp(logAbove(inverseNormal(1 - probability)))).toBeCloseTo(
      probability,
      6,
    );
  expect(logAbove(40)).toBeLessThan(-800);
  expect(spreadOf(10, 10 * Math.exp(1.2815515655))).toBeCloseTo(1, 6);
  expect(spreadOf(0, 5)).toBeNull();
  expect(spreadOf(5, 5)).toBeNull();
});
