import {
  type AccuracyReport,
  judgedProbabilities,
} from "#core/domain/demand/accuracy.ts";
import type { Method } from "#core/domain/demand/backtest.ts";
import { baselines } from "#core/domain/demand/baselines.ts";
import {
  type DemandClass,
  demandClasses,
} from "#core/domain/demand/classify-demand.ts";
import type { ShopForecasting } from "./demand-forecast.server.ts";

/** How far off the shop's 28-day forecasts were, beside the simplest answers: shares of what was sold. */
export type ShopJudgement = {
  windows: number;
  goods: number;
  ours: number;
  average28: number;
  naive: number;
  /** The plain average was closer lately, and is what forecasts are made with. */
  isFallback: boolean;
  /** Every measure of ours and of every simpler method: over all first, then each class of demand that was judged. */
  groups: JudgedGroup[];
};

export type JudgedGroup = {
  of: "all" | DemandClass;
  /** Forecasts of 28 days that were judged. */
  cases: number;
  /** Ours first. */
  methods: JudgedMethod[];
};

/** Measures of one method; null where one could not be taken. */
export type JudgedMethod = {
  method: Method;
  wape: number;
  rmsse: number | null;
  wrmsse: number | null;
  bias: number | null;
  /** In the order of `shownProbabilities`. */
  windows: { days: number; pinball: number[]; coverage: number[] }[];
};

/** Probabilities whose quantiles a merchant is shown: the middle, and those that stock is ordered up to. */
export const shownProbabilities = [0.5, 0.9, 0.95] as const;

const methods: Method[] = [
  "Quayside",
  ...(Object.keys(baselines) as (keyof typeof baselines)[]),
];

/** The judgement of the latest rolling origin; null where the history is too short for one. */
export function judgementOf(
  shop: ShopForecasting | null,
): ShopJudgement | null {
  const { overall, byClass, windows, goods } = shop?.evaluation ?? {};
  const { Quayside: ours, MA28, Naive } = overall ?? {};
  if (!shop || !overall || !ours || !MA28 || !Naive || !windows || !goods)
    return null;
  const classes = demandClasses.map((name) => groupOf(name, byClass?.[name]));
  return {
    windows,
    goods,
    ours: ours.wape,
    average28: MA28.wape,
    naive: Naive.wape,
    isFallback: shop.method === "MA28",
    groups: [groupOf("all", overall), ...classes].filter(
      (group) => group !== null,
    ),
  };
}

/** Null where nothing of ours was judged, or nothing was sold that could have been missed. */
function groupOf(
  of: JudgedGroup["of"],
  reports: Partial<Record<Method, AccuracyReport>> | undefined,
): JudgedGroup | null {
  const cases = reports?.Quayside?.cases ?? 0;
  const judged = methods.flatMap((method) => {
    const report = reports?.[method];
    // What cannot be divided is kept as null.
    return report && Number.isFinite(report.wape)
      ? [measuresOf(method, report)]
      : [];
  });
  return cases > 0 && judged[0]?.method === "Quayside"
    ? { of, cases, methods: judged }
    : null;
}

function measuresOf(method: Method, report: AccuracyReport): JudgedMethod {
  const { wape, rmsse, wrmsse, bias, windows } = report;
  const shown = (values: readonly number[]) =>
    shownProbabilities.map((p) => values[judgedProbabilities.indexOf(p)] ?? 0);
  return {
    ...{ method, wape, rmsse, wrmsse, bias },
    windows: windows.map(({ days, pinball, coverage }) => ({
      days,
      pinball: shown(pinball),
      coverage: shown(coverage),
    })),
  };
}

/** Who misses least, and who comes next; null where nobody else was judged. */
export function closestOf({ methods: judged }: JudgedGroup): {
  best: JudgedMethod;
  next: JudgedMethod;
} | null {
  const [best, next] = [...judged].sort((a, b) => a.wape - b.wape);
  return best && next ? { best, next } : null;
}
