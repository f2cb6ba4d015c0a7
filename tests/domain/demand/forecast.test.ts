import fc from "fast-check";
import { expect, test } from "vitest";
import { judgedProbabilities } from "#core/domain/demand/accuracy.ts";
import { classifyDemand } from "#core/domain/demand/classify-demand.ts";
import {
  forecastDaily,
  shopContext,
} from "#core/domain/demand/daily-forecast.ts";
import { leadTimeQuantiles } from "#core/domain/demand/lead-time-demand.ts";
import { sum } from "#core/domain/demand/sum.ts";
import { WindowErrors } from "#core/domain/demand/window-errors.ts";
import { windowSpread } from "#core/domain/demand/window-spread.ts";
import { anyPanel, goodsOf, panelDays, panelOf } from "./make-panel.ts";

const origin = 150;
const horizon = 28;
const runs = { numRuns: 40 };

const forecasts = (panel: ReturnType<typeof panelOf>, at = origin) => {
  const context = shopContext(panel, at);
  return panel.goods.map((series) =>
    forecastDaily(series, at, horizon, context),
  );
};

test("a forecast is never negative and always a number", () => {
  fc.assert(
    fc.property(anyPanel, (panel) => {
      for (const forecast of forecasts(panel))
        for (const units of forecast) {
          expect(Number.isFinite(units)).toBe(true);
          expect(units).toBeGreaterThanOrEqual(0);
        }
    }),
    runs,
  );
});

test("the same history gives the same forecast", () => {
  fc.assert(
    fc.property(anyPanel, (panel) => {
      expect(forecasts(panel)).toEqual(forecasts(panel));
    }),
    runs,
  );
});

test("nothing after the origin is seen but planned events", () => {
  fc.assert(
    fc.property(anyPanel, fc.nat(1_000), (panel, noise) => {
      const before = forecasts(panel);
      for (const { units } of panel.goods)
        for (let day = origin; day < panelDays; day++) units[day] = noise;
      expect(forecasts(panel)).toEqual(before);
    }),
    runs,
  );
});

test("goods that never sold are expected to sell nothing", () => {
  const panel = panelOf([goodsOf(new Float64Array(panelDays))]);
  expect(sum(forecasts(panel)[0] as Float64Array)).toBe(0);
});

test("a steady seller goes on as he did, with his weekdays", () => {
  const week = [0, 10, 10, 10, 10, 20, 10];
  const units = Array.from({ length: panelDays }, (_, day) => week[day % 7]);
  const [forecast] = forecasts(panelOf([goodsOf(units as number[])]), 196);
  const coming = Array.from(forecast as Float64Array).slice(0, 7);
  expect(sum(Float64Array.from(coming))).toBeCloseTo(70, 0);
  expect(coming[0]).toBeLessThan(1);
  expect(coming[5]).toBeGreaterThan(18);
});

test("one bulk day does not become the level", () => {
  const steady = Float64Array.from({ length: panelDays }, () => 4);
  const bulk = steady.slice();
  bulk[140] = 4_000;
  const plain = sum(forecasts(panelOf([goodsOf(steady)]))[0] as Float64Array);
  const spiked = sum(forecasts(panelOf([goodsOf(bulk)]))[0] as Float64Array);
  expect(spiked / plain).toBeLessThan(1.2);
});

test("a planned event never lowers demand where events have raised it", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 2, max: 8 }),
      fc.uniqueArray(fc.integer({ min: 0, max: horizon - 1 }), {
        minLength: 1,
      }),
      (level, uplift, planned) => {
        const past = Uint8Array.from({ length: panelDays }, (_, day) =>
          day < origin && day % 20 < 3 ? 1 : 0,
        );
        const units = Array.from(past, (kind) =>
          kind ? level * uplift : level,
        );
        const ahead = past.slice();
        for (const day of planned) ahead[origin + day] = 1;
        const [without] = forecasts(
          panelOf([goodsOf(units, { events: past })]),
        );
        const [withEvent] = forecasts(
          panelOf([goodsOf(units, { events: ahead })]),
        );
        for (let day = 0; day < horizon; day++)
          expect(withEvent?.[day]).toBeGreaterThanOrEqual(
            without?.[day] as number,
          );
        for (const day of planned)
          expect(withEvent?.[day]).toBeGreaterThan(without?.[day] as number);
      },
    ),
    runs,
  );
});

test("quantiles rise with probability and with the length of the window, and are never negative", () => {
  fc.assert(
    fc.property(anyPanel, (panel) => {
      const errors = WindowErrors.learn([]);
      for (const [i, series] of panel.goods.entries()) {
        const forecast = forecasts(panel)[i] as Float64Array;
        const history = series.units.subarray(series.first, origin);
        const ofWindow = (days: number) =>
          leadTimeQuantiles(
            {
              expected: sum(forecast, days),
              demandClass: classifyDemand(history),
              spread: windowSpread(history, days),
            },
            errors,
            judgedProbabilities,
          );
        const week = ofWindow(7);
        const month = ofWindow(28);
        expect([...week].sort((a, b) => a - b)).toEqual(week);
        expect(week[0]).toBeGreaterThanOrEqual(0);
        expect(sum(Float64Array.from(month))).toBeGreaterThanOrEqual(
          sum(Float64Array.from(week)),
        );
      }
    }),
    runs,
  );
});

test("the shop's own errors move the quantiles", () => {
  const window = {
    expected: 100,
    demandClass: "smooth",
    spread: { average: 100, variance: 100 },
  } as const;
  const past = Array.from({ length: 200 }, (_, look) => ({
    ...window,
    look,
    actual: 200,
  }));
  const median = (errors: WindowErrors) =>
    leadTimeQuantiles(window, errors, [0.5])[0] ?? 0;
  expect(median(WindowErrors.learn([]))).toBeCloseTo(100, -1);
  expect(median(WindowErrors.learn(past))).toBeCloseTo(200, 0);
});

test("the upper quantiles follow whoever was right about them", () => {
  const window = {
    expected: 100,
    demandClass: "smooth",
    spread: { average: 100, variance: 10_000 },
  } as const;
  // The article's own windows claim to scatter wildly, but demand was always what had been expected.
  const past = Array.from({ length: 200 }, (_, i) => ({
    ...window,
    look: i % 12,
    actual: 95 + (i % 11),
  }));
  const [p95 = 0] = leadTimeQuantiles(window, WindowErrors.learn(past), [0.95]);
  expect(p95).toBeLessThan(120);
});
