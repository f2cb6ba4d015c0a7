import type { AccuracyReport } from "./accuracy.ts";
import type { Backtest, Method, MethodAtOrigin } from "./backtest.ts";
import type { DemandClass } from "./classify-demand.ts";

/** The rolling origin of one shop, as it is kept and shown: how far off we were, and what simpler answers would have been. */
export type ShopEvaluation = {
  /** The day after the last window. */
  until: string;
  /** Windows of 28 days. */
  windows: number;
  /** Goods that were judged; a sample in large shops. */
  goods: number;
  checks: MethodAtOrigin[];
  overall: Partial<Record<Method, AccuracyReport>>;
  byClass: Partial<
    Record<DemandClass, Partial<Record<Method, AccuracyReport>>>
  >;
};

/** Null where no window could be judged. */
export function evaluationOf(
  { windows, checks, overall, byClass }: Backtest,
  until: string,
): ShopEvaluation | null {
  const judged = overall.get("Quayside");
  if (!judged || judged.cases === 0) return null;
  return {
    until,
    windows,
    goods: Math.ceil(judged.cases / windows),
    checks,
    overall: Object.fromEntries(overall),
    byClass: Object.fromEntries(
      [...byClass].map(([name, reports]) => [
        name,
        Object.fromEntries(reports),
      ]),
    ),
  };
}
