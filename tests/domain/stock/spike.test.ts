import fc from "fast-check";
import { expect, test } from "vitest";
import { oversoldBy, underRule } from "#core/domain/stock/derivation.ts";
import {
  exposureUnits,
  keptBackFor,
  longestLagMs,
  mostExposed,
} from "#core/domain/stock/exposure.ts";
import {
  fewestOrders,
  sellsInJump,
  spikeWindowMs,
} from "#core/domain/stock/spike.ts";
import { channels, noRule, noRules } from "#core/domain/stock/stock-rule.ts";
import {
  toldToMarketplace,
  toldToStorefront,
} from "#core/domain/stock/what-channels-are-told.ts";
import { place, situation } from "./stock-situation.ts";

const units = fc.integer({ min: -5, max: 1_000_000 });
const lag = fc.integer({ min: -1_000, max: 10 * longestLagMs });
const more = fc.nat(1_000_000);
const windowsInDay = 288;

test("S2 what sells while a number travels is never negative, bounded, and grows with the rate and the lag", () => {
  fc.assert(
    fc.property(units, lag, more, more, (sold, lagMs, unitsMore, msMore) => {
      const demand = { units: sold, withinMs: spikeWindowMs };
      const exposed = exposureUnits(demand, lagMs);
      expect(exposed).toBeGreaterThanOrEqual(0);
      expect(exposed).toBeLessThanOrEqual(mostExposed);
      expect(
        exposureUnits({ ...demand, units: sold + unitsMore }, lagMs + msMore),
      ).toBeGreaterThanOrEqual(exposed);
    }),
  );
  // 30 in five minutes are one in ten seconds.
  const demand = { units: 30, withinMs: spikeWindowMs };
  expect(exposureUnits(demand, 41_000)).toBe(5);
  expect(keptBackFor(demand, { p50Ms: 900, p99Ms: 41_000, of: 7 })).toEqual({
    units: 5,
    why: "30 sold in 5 minutes, numbers take up to 41 s",
  });
  expect(keptBackFor(demand, null)).toBeNull();
});

test("steady sales are no jump, however many they are, and few orders never are", () => {
  fc.assert(
    fc.property(fc.nat(5_000), fc.boolean(), (perWindow, isOn) => {
      const day = perWindow * windowsInDay;
      const steady = { recent: perWindow, day, week: 7 * day };
      expect(sellsInJump(steady, isOn)).toBe(false);
    }),
  );
  const rare = { recent: fewestOrders - 1, day: 0, week: 0 };
  expect(sellsInJump(rare, false)).toBe(false);
  expect(sellsInJump({ ...rare, recent: fewestOrders }, false)).toBe(true);
  // Two in five minutes are usual, so eight are chance; twelve are not.
  const busy = { day: 2 * windowsInDay, week: 14 * windowsInDay };
  expect(sellsInJump({ ...busy, recent: 8 }, false)).toBe(false);
  expect(sellsInJump({ ...busy, recent: 12 }, false)).toBe(true);
});

test("a jump ends by itself: when it is quiet, and when what lasts has become the usual", () => {
  fc.assert(
    fc.property(fc.nat(5_000), more, more, (recent, day, week) => {
      const pace = { recent, day, week };
      // What begins a jump also keeps it on; it ends lower.
      expect(!sellsInJump(pace, false) || sellsInJump(pace, true)).toBe(true);
      expect(sellsInJump({ ...pace, recent: 0 }, true)).toBe(false);
      const lasted = recent * windowsInDay;
      expect(sellsInJump({ recent, day: lasted, week: lasted }, true)).toBe(
        false,
      );
    }),
  );
});

test("S2 S4 the units kept back are a term, take no number below the floor, and are no part of what is oversold", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...channels),
      fc.integer({ min: -20, max: 60 }),
      fc.nat(50),
      fc.nat(20),
      fc.nat(20),
      (channel, left, kept, bufferUnits, floor) => {
        const rule = { ...noRule, id: "rule", bufferUnits, floor };
        const stock = situation({
          ...(channel === "marketplace"
            ? { own: [{ location: "Quay 1", held: 0, ...place(left) }] }
            : { network: [{ centre: "Dallas", ...place(left) }] }),
          rules: { ...noRules, [channel]: rule },
        });
        const [told, other, exposed] =
          channel === "marketplace"
            ? ([toldToMarketplace, toldToStorefront, "exposed"] as const)
            : ([
                toldToStorefront,
                toldToMarketplace,
                "exposedAtNetwork",
              ] as const);
        const without = told(stock);
        const fast = { ...stock, [exposed]: { units: kept, why: "30 sold" } };
        const derived = told(fast);
        // The other pool's number has nothing to do with it.
        expect(other(fast)).toEqual(other(stock));
        const sum = derived.terms.reduce((all, one) => all + one.quantity, 0);
        expect(derived.quantity).toBe(sum);
        expect(derived.quantity).toBe(
          without.quantity === 0 ? 0 : Math.max(floor, without.quantity - kept),
        );
        expect(oversoldBy(derived)).toBe(Math.max(0, -left));
        // A person who wants none of it sees beforehand what he will get.
        expect(
          underRule(derived.terms, { ...rule, exposure: "off" }).quantity,
        ).toBe(without.quantity);
      },
    ),
  );
});
