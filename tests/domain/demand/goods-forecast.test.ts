import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { channelShares } from "#core/domain/demand/channel-split.ts";
import {
  forecastGoods,
  forecastProbabilities,
} from "#core/domain/demand/goods-forecast.ts";
import type { DemandPanel } from "#core/domain/demand/goods-series.ts";
import {
  forecastWindows,
  learnWholeShop,
  openShop,
  windowsToLearn,
} from "#core/domain/demand/learned-shop.ts";
import { Looks } from "#core/domain/demand/looks.ts";
import { quantileOver } from "#core/domain/demand/quantile-over.ts";
import {
  type DayEnd,
  stockOutDays,
} from "#core/domain/demand/stock-out-days.ts";
import { sum } from "#core/domain/demand/sum.ts";
import { anyPanel, goodsOf, panelDays, panelOf } from "./make-panel.ts";

const runs = { numRuns: 25 };

/** The shop as it is kept between two nights: through its plain data. */
const learned = (
  panel: DemandPanel,
  at = panelDays,
  windows: readonly number[] = forecastWindows,
) => {
  const looks = new Looks(panel, panel.goods, windows);
  const kept = JSON.stringify(learnWholeShop(looks, at, [0.5, 0.5]));
  return openShop(JSON.parse(kept));
};
const forecasts = (panel: DemandPanel) => {
  const shop = learned(panel);
  return panel.goods.map((series) =>
    forecastGoods({ ...series, recentByChannel: [1, 1] }, panelDays, shop),
  );
};

test("S rises with the probability, the lead time and the review period", () => {
  const days = fc.integer({ min: 1, max: 80 });
  const probability = fc.double({ min: 0.1, max: 0.99, noNaN: true });
  fc.assert(
    fc.property(
      anyPanel,
      fc.tuple(days, days),
      fc.tuple(probability, probability),
      (panel, lengths, chances) => {
        const [short = 0, long = 0] = [...lengths].sort((a, b) => a - b);
        const [low = 0, high = 0] = [...chances].sort((a, b) => a - b);
        for (const forecast of forecasts(panel)) {
          const least = quantileOver(forecast, short, low);
          expect(least).toBeGreaterThanOrEqual(0);
          expect(quantileOver(forecast, short, high)).toBeGreaterThanOrEqual(
            least - 1e-9,
          );
          expect(quantileOver(forecast, long, low)).toBeGreaterThanOrEqual(
            least - 1e-9,
          );
        }
      },
    ),
    runs,
  );
});

test("what a delivery has to last is a window of its own: a campaign of the day after its last asks for nothing more", () => {
  const protectedDays = 17;
  expect(windowsToLearn(protectedDays)).toEqual([7, 14, 17, 28, 56]);
  expect(windowsToLearn(28)).toEqual([...forecastWindows]);
  const campaign = 3;
  /** Campaigns of the past trebled what sold; one is planned for the day ahead. */
  const wished = (ahead: number) => {
    const events = new Uint8Array(panelDays + 56);
    for (let day = 30; day < panelDays; day += 30) events[day] = campaign;
    events[panelDays + ahead] = campaign;
    const units = Float64Array.from({ length: panelDays }, (_, day) =>
      events[day] ? 18 : 5 + (day % 3),
    );
    const series = goodsOf(units, { events });
    const shop = learned(
      panelOf([series]),
      panelDays,
      windowsToLearn(protectedDays),
    );
    const forecast = forecastGoods(
      { ...series, recentByChannel: [1, 1] },
      panelDays,
      shop,
    );
    return quantileOver(forecast, protectedDays, 0.95);
  };
  const without = wished(50);
  expect(wished(protectedDays)).toBe(without);
  // Eight or so come on top where it lies within.
  expect(wished(protectedDays - 1)).toBeGreaterThan(without + 4);
});

test("what is kept of a shop gives the same forecast again, with numbers only", () => {
  fc.assert(
    fc.property(anyPanel, (panel) => {
      const told = forecasts(panel);
      expect(forecasts(panel)).toEqual(told);
      for (const { daily, windows } of told) {
        for (const units of daily) expect(units).toBeGreaterThanOrEqual(0);
        for (const { quantiles } of windows)
          expect(quantiles).toHaveLength(forecastProbabilities.length);
      }
      expect(JSON.parse(JSON.stringify(told))).toEqual(told);
    }),
    runs,
  );
});

test("goods that had no stock at all are never silently expected to sell nothing", () => {
  const stockedOut = new Uint8Array(panelDays).fill(1);
  const sold = goodsOf(new Float64Array(panelDays));
  const once = goodsOf(
    Float64Array.from({ length: panelDays }, (_, day) => (day < 9 ? 5 : 0)),
    { stockedOut: stockedOut.slice().fill(0, 0, 9) },
  );
  const [never, empty] = forecasts(panelOf([{ ...sold, stockedOut }, once]));
  expect(never).toMatchObject({ basis: "unsold", confidence: "low" });
  expect(never?.reasons).toHaveLength(1);
  expect(empty).toMatchObject({ basis: "own", confidence: "low" });
  expect(sum(Float64Array.from(empty?.daily ?? []))).toBeGreaterThan(0);
  expect(empty?.leftOut).toEqual([{ kind: "stock-outs", days: 182 }]);
});

test("goods that had stock and sold nothing for half a year are expected to sell nothing, and it is said", () => {
  const dead = Float64Array.from({ length: panelDays }, (_, day) =>
    day < 19 ? 5 : 0,
  );
  const [forecast] = forecasts(panelOf([goodsOf(dead)]));
  expect(forecast).toMatchObject({
    basis: "silent",
    confidence: "ordinary",
    reasons: [{ kind: "silent", days: 180 }],
  });
  expect(quantileOver(forecast ?? { windows: [] }, 17, 0.99)).toBe(0);
});

/** Goods that begin with ten a day and go on with half of that after two weeks. */
const launchedOn = (day: number, ...groups: string[]) =>
  goodsOf(
    Float64Array.from({ length: panelDays }, (_, at) =>
      at < day ? 0 : at < day + 14 ? 10 : 5,
    ),
    { key: `launch ${day}`, groups },
  );

test("a launch goes on as the launches of its collection did, and of a few days only a range is said", () => {
  const old = goodsOf(new Float64Array(panelDays).fill(1));
  const earlier = Array.from({ length: 12 }, (_, i) =>
    launchedOn(40 + 5 * i, "Mugs"),
  );
  const [young, newborn] = [
    // The collection "New" has no launches to borrow from: the next that it belongs to has.
    launchedOn(panelDays - 14, "New", "Mugs"),
    launchedOn(panelDays - 3, "Mugs"),
  ];
  const told = forecasts(panelOf([old, ...earlier, young, newborn])).slice(-2);
  const [launch, range] = told;
  expect(launch?.basis).toBe("launch");
  const perDay = sum(Float64Array.from(launch?.daily ?? [])) / 56;
  // Ten a day so far; twelve launches say that half of it stays, and are believed as far as twelve can be.
  expect(perDay).toBeGreaterThan(5);
  expect(perDay).toBeLessThan(7.5);
  expect(range).toMatchObject({
    basis: "range",
    reasons: [{ kind: "range", launches: 12 }],
  });
  expect(quantileOver(range ?? { windows: [] }, 28, 0.5)).toBeCloseTo(210, 0);
});

test("a merchant's estimate is taken for goods that nothing is known of", () => {
  const panel = panelOf([goodsOf(new Float64Array(panelDays))]);
  const [series] = panel.goods;
  if (!series) throw new Error("a panel of one");
  const forecast = forecastGoods(
    { ...series, recentByChannel: [0, 0], estimatePerDay: 4 },
    panelDays,
    learned(panel),
  );
  expect(sum(Float64Array.from(forecast.daily), 28)).toBeCloseTo(112, 0);
  expect(quantileOver(forecast, 28, 0.9)).toBeGreaterThan(150);
});

test("channel shares add up to one, and lean on the shop's where little was sold", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), {
        minLength: 2,
        maxLength: 2,
      }),
      (own) => {
        const shares = channelShares(own, [0.25, 0.75]);
        expect(shares.reduce((all, share) => all + share, 0)).toBeCloseTo(1);
      },
    ),
  );
  expect(channelShares([0, 0], [0.25, 0.75])).toEqual([0.25, 0.75]);
  expect(channelShares([1e6, 0], [0.25, 0.75])[0]).toBeCloseTo(1, 3);
});

describe("days out of stock", () => {
  const end = (day: number, place: string, quantity: number): DayEnd => ({
    channel: place === "network" ? "storefront" : "marketplace",
    place,
    day,
    quantity,
    most: quantity,
  });
  const outOf = (...ends: DayEnd[]) => {
    const days = stockOutDays(ends, 8);
    return days && [...days];
  };

  test("an article is out from the day on which no place has any until one on which some place has", () => {
    const ends = [
      end(1, "a", 3),
      end(2, "b", 1),
      end(3, "a", 0),
      end(4, "b", 0),
    ];
    expect(outOf(...ends, end(6, "a", 2))).toEqual([0, 0, 0, 0, 1, 1, 0, 0]);
    expect(outOf(end(1, "a", 3))).toBeNull();
  });

  test("a place that never had any says nothing, one that was emptied within its only day does", () => {
    const never = end(1, "own", 0);
    expect(outOf(never)).toBeNull();
    expect(outOf(never, end(1, "network", 9))).toBeNull();
    expect(outOf(never, end(1, "network", 9), end(5, "network", 0))).toEqual([
      0, 0, 0, 0, 0, 1, 1, 1,
    ]);
    expect(outOf({ ...end(5, "own", 0), most: 2 })).toEqual([
      0, 0, 0, 0, 0, 1, 1, 1,
    ]);
  });

  test("pools stand in for each other: one that ran out alone is no outage, in whatever order they are told", () => {
    const [network, own] = [
      [end(0, "network", 5), end(2, "network", 0)],
      [end(0, "own", 4), end(6, "own", 0)],
    ] as const;
    const both = [0, 0, 0, 0, 0, 0, 1, 1];
    expect(outOf(...network, ...own)).toEqual(both);
    expect(outOf(...own, ...network)).toEqual(both);
    expect(outOf(...network, end(0, "own", 4))).toBeNull();
  });
});
