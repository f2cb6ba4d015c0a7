import {
  Accuracy,
  type AccuracyReport,
  judgedHorizon,
  judgedProbabilities,
  judgedWindows,
} from "./accuracy.ts";
import { type Baseline, baselines } from "./baselines.ts";
import { calibrate, classAt } from "./calibrate.ts";
import type { DemandClass } from "./classify-demand.ts";
import { forecastDaily, shopContext } from "./daily-forecast.ts";
import { type DemandPanel, hasHistory } from "./goods-series.ts";
import { leadTimeQuantiles, normalQuantiles } from "./lead-time-demand.ts";
import { sum } from "./sum.ts";

export type Method = "Quayside" | Baseline;

/** One forecast as it was made at `origin`, for whoever wants to judge it independently. */
export type Prediction = {
  key: string;
  /** The first forecast day. */
  origin: string;
  mean: Float64Array;
  /** Per judged window, one quantile per judged probability. */
  quantiles: number[][];
};

export type Backtest = {
  windows: number;
  overall: Map<Method, AccuracyReport>;
  byClass: Map<DemandClass, Map<Method, AccuracyReport>>;
};

/**
 * Rolling origin: forecasts the last `windows` blocks of 28 days, each from the days before it alone (planned events
 * excepted), and compares with what came true and with what simpler methods would have said.
 * @param told hears of every prediction of ours.
 */
export function backtest(
  panel: DemandPanel,
  windows: number,
  told: (prediction: Prediction) => void = () => {},
): Backtest {
  const overall = new Map<Method, Accuracy>();
  const byClass = new Map<DemandClass, Map<Method, Accuracy>>();
  const n = panel.days.length;
  for (let back = windows; back >= 1; back--) {
    const origin = n - judgedHorizon * back;
    if (origin <= 0) continue;
    const ratios = calibrate(panel, origin, judgedWindows);
    const context = shopContext(panel, origin);
    for (const series of panel.goods) {
      if (!hasHistory(series, origin)) continue;
      const demandClass = classAt(series, origin);
      const history = series.units.slice(series.first, origin);
      const mean = forecastDaily(series, origin, judgedHorizon, context);
      const quantiles = judgedWindows.map((days) => {
        const errors = ratios.get(days);
        if (!errors) throw new Error(`no errors are known for ${days} days`);
        const expected = sum(mean, days);
        return leadTimeQuantiles(
          history,
          { days, expected, demandClass },
          errors,
          judgedProbabilities,
        );
      });
      const day = panel.days[origin] ?? "";
      told({ key: series.key, origin: day, mean, quantiles });
      const judged = {
        history,
        actual: series.units.subarray(origin, origin + judgedHorizon),
        price: series.price,
      };
      const judge = (
        method: Method,
        guess: { mean: Float64Array; quantiles: number[][] },
      ) => {
        const ofClass = byClass.get(demandClass) ?? new Map();
        byClass.set(demandClass, ofClass);
        for (const sums of [overall, ofClass]) {
          const accuracy = sums.get(method) ?? new Accuracy();
          sums.set(method, accuracy);
          accuracy.add({ ...judged, ...guess });
        }
      };
      judge("Quayside", { mean, quantiles });
      for (const [name, forecast] of Object.entries(baselines)) {
        const simple = forecast(history, judgedHorizon);
        judge(name as Baseline, {
          mean: simple,
          quantiles: judgedWindows.map((days) =>
            normalQuantiles(
              history,
              days,
              sum(simple, days),
              judgedProbabilities,
            ),
          ),
        });
      }
    }
  }
  const reports = (sums: Map<Method, Accuracy>) =>
    new Map([...sums].map(([method, one]) => [method, one.report()]));
  return {
    windows,
    overall: reports(overall),
    byClass: new Map([...byClass].map(([name, sums]) => [name, reports(sums)])),
  };
}
