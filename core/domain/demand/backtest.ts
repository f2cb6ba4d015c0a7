import {
  Accuracy,
  type AccuracyReport,
  judgedHorizon,
  judgedProbabilities,
  judgedWindows,
} from "./accuracy.ts";
import { type Baseline, baselines } from "./baselines.ts";
import type { DemandClass } from "./classify-demand.ts";
import { dailyAs } from "./daily-forecast.ts";
import type { DemandPanel } from "./goods-series.ts";
import { leadTimeQuantiles, normalQuantiles } from "./lead-time-demand.ts";
import { learnShop, type SelfCheck, type ShopMethod } from "./learn-shop.ts";
import { Looks } from "./looks.ts";
import { wantedHistory, wantedOver } from "./plain-history.ts";
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

/** What the self-check said on the first day of a window. */
export type MethodAtOrigin = {
  origin: string;
  method: ShopMethod;
  check: SelfCheck | null;
};

export type Backtest = {
  windows: number;
  checks: MethodAtOrigin[];
  overall: Map<Method, AccuracyReport>;
  byClass: Map<DemandClass, Map<Method, AccuracyReport>>;
};

/**
 * Rolling origin: forecasts the last `windows` blocks of 28 days, each from the days before it alone (planned events
 * excepted), and compares with what came true and with what simpler methods would have said. Days without stock are filled
 * in for all of them, in what they know and in what they are judged by; windows that had stock on less than half of their
 * days judge nobody.
 * @param told hears of every prediction of ours.
 * @param done hears of every window that is over, from 1 on.
 */
export function backtest(
  panel: DemandPanel,
  windows: number,
  told: (prediction: Prediction) => void = () => {},
  done: (window: number) => void = () => {},
): Backtest {
  const looks = new Looks(panel, panel.goods, judgedWindows);
  const steps = backtestByWindow(looks, windows, told);
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    done(step.value);
  }
}

/** The same one window at a time, for whoever has other work to do in between. @param looks with the judged windows. */
export function* backtestByWindow(
  looks: Looks,
  windows: number,
  told: (prediction: Prediction) => void = () => {},
): Generator<number, Backtest> {
  const { panel } = looks;
  const overall = new Map<Method, Accuracy>();
  const byClass = new Map<DemandClass, Map<Method, Accuracy>>();
  const n = panel.days.length;
  const checks: MethodAtOrigin[] = [];
  for (let back = windows; back >= 1; back--) {
    const origin = n - judgedHorizon * back;
    if (origin <= 0) continue;
    const learned = learnShop(looks, origin);
    checks.push({ origin: panel.days[origin] ?? "", ...learned });
    const { outlooks } = looks.at(origin);
    for (const [i, series] of looks.goods.entries()) {
      const outlook = outlooks[i];
      const actual = wantedOver(series, origin, judgedHorizon);
      if (!outlook || !actual) continue;
      const { demandClass } = outlook;
      const history = wantedHistory(series, origin);
      const mean = dailyAs(learned, outlook).slice(0, judgedHorizon);
      const quantiles = judgedWindows.map((days) => {
        const errors = learned.errors.get(days);
        if (!errors) throw new Error(`no errors are known for ${days} days`);
        const window = {
          expected: sum(mean, days),
          demandClass,
          spread: outlook.spreads[looks.reach.windows.indexOf(days)] ?? null,
        };
        return leadTimeQuantiles(window, errors, judgedProbabilities);
      });
      const day = panel.days[origin] ?? "";
      told({ key: series.key, origin: day, mean, quantiles });
      const judged = {
        history,
        actual,
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
    yield windows - back + 1;
  }
  const reports = (sums: Map<Method, Accuracy>) =>
    new Map([...sums].map(([method, one]) => [method, one.report()]));
  return {
    windows,
    checks: checks.map(({ origin, method, check }) => ({
      origin,
      method,
      check,
    })),
    overall: reports(overall),
    byClass: new Map([...byClass].map(([name, sums]) => [name, reports(sums)])),
  };
}
