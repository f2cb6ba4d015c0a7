import {
  type AccuracyReport,
  judgedProbabilities,
  judgedWindows,
} from "#core/domain/demand/accuracy.ts";
import type { Method } from "#core/domain/demand/backtest.ts";

/** Probabilities that fit a terminal; `--json` has all. */
const shown = [0.5, 0.9, 0.95] as const;

/**
 * Lines of a table, one a method: errors of 28-day sums and of days, then per judged window the pinball loss and the
 * coverage at each shown probability.
 */
export function accuracyTable(reports: Map<Method, AccuracyReport>): string[] {
  const heads = [
    "WAPE28",
    "RMSSE",
    "wRMSSE",
    "bias %",
    ...judgedWindows.flatMap((days) => [
      ...shown.map((p) => `PL${p * 100} ${days}d`),
      ...shown.map((p) => `cov${p * 100} ${days}d`),
    ]),
  ];
  const at = shown.map((p) => judgedProbabilities.indexOf(p));
  return [
    line("", heads),
    ...[...reports].map(([method, report]) =>
      line(method, [
        report.wape.toFixed(3),
        report.rmsse.toFixed(3),
        report.wrmsse.toFixed(3),
        (100 * report.bias).toFixed(1),
        ...report.windows.flatMap(({ pinball, coverage }) => [
          ...at.map((i) => (pinball[i] ?? 0).toFixed(3)),
          ...at.map((i) => `${(100 * (coverage[i] ?? 0)).toFixed(1)} %`),
        ]),
      ]),
    ),
  ];
}

const line = (name: string, cells: string[]): string =>
  [name.padEnd(15), ...cells.map((cell) => cell.padStart(9))].join(" ");
