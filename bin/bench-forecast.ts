import { createWriteStream } from "node:fs";
import {
  type AccuracyReport,
  judgedHorizon,
  judgedProbabilities,
  judgedWindows,
} from "#core/domain/demand/accuracy.ts";
import {
  type Backtest,
  backtest,
  type Method,
  type Prediction,
} from "#core/domain/demand/backtest.ts";
import { youngestDays } from "#core/domain/demand/goods-series.ts";
import { accuracyTable } from "./bench/accuracy-table.ts";
import { measureSpeed } from "./bench/measure-speed.ts";
import { readPanel } from "./bench/read-panel.ts";
import { flagsOf, orStop, progress, stop } from "./bench/say.ts";

const usage =
  "usage: npm run bench:forecast -- --units FILE.csv [--orders FILE] [--maxline FILE] [--prices FILE] [--events FILE] [--stockouts FILE] [--windows 4] [--out preds.ndjson] [--json]";

const flags = flagsOf(
  {
    units: { type: "string" },
    orders: { type: "string" },
    maxline: { type: "string" },
    prices: { type: "string" },
    events: { type: "string" },
    stockouts: { type: "string" },
    windows: { type: "string", default: "4" },
    out: { type: "string" },
    json: { type: "boolean", default: false },
  },
  usage,
);
const { units, orders, maxline, prices, events, stockouts } = flags;
const windows = Number(flags.windows);
if (!units || !Number.isInteger(windows) || windows < 1) {
  console.error(usage);
  process.exit(2);
}

const panel = orStop(() =>
  readPanel({ units, orders, maxline, prices, events, stockouts }),
);
const needed = judgedHorizon * windows + youngestDays;
if (panel.days.length < needed)
  stop(
    `${units} has ${panel.days.length} days; ${windows} windows of ${judgedHorizon} days after ${youngestDays} days of history need ${needed}`,
  );
const out = flags.out ? createWriteStream(flags.out) : null;
const result = backtest(
  panel,
  windows,
  (prediction) => out?.write(toLine(prediction)),
  (window) => progress(`window ${window} of ${windows}`),
);
progress(null);
if (!result.overall.get("Quayside")?.cases)
  stop(
    `no article in ${units} has ${youngestDays} days of history, eight selling days and a sale in the half year before a window`,
  );
if (out) await new Promise<void>((done) => out.end(done));
const speed = measureSpeed(panel);
if (flags.json) console.log(JSON.stringify(toJson(result, speed)));
else print(result, speed);

/** The format in which an independent scorer reads predictions. */
function toLine({ key, origin, mean, quantiles }: Prediction): string {
  const ltd = Object.fromEntries(
    judgedWindows.map((days, i) => [
      days,
      Object.fromEntries(
        judgedProbabilities.map((probability, j) => [
          probability,
          rounded(quantiles[i]?.[j] ?? 0, 3),
        ]),
      ),
    ]),
  );
  const days = Array.from(mean, (value) => rounded(value, 4));
  return `${JSON.stringify({ sku: key, origin, mean: days, ltd })}\n`;
}

function toJson({ overall, byClass, ...rest }: Backtest, speeds: object) {
  return {
    ...rest,
    horizon: judgedHorizon,
    probabilities: judgedProbabilities,
    overall: Object.fromEntries(overall),
    byClass: Object.fromEntries(
      [...byClass].map(([name, reports]) => [
        name,
        Object.fromEntries(reports),
      ]),
    ),
    ...speeds,
  };
}

function print(
  { overall, byClass, checks }: Backtest,
  speeds: ReturnType<typeof measureSpeed>,
): void {
  console.log(
    `${panel.goods.length} goods, ${panel.days.length} days, ${windows} windows of ${judgedHorizon} days`,
  );
  table("over all", overall);
  for (const [name, reports] of byClass) table(name, reports);
  const fallen = checks.filter(({ method }) => method === "MA28");
  console.log(
    fallen.length === 0
      ? "\nself-check: our method was used in every window"
      : `\nself-check: the plain 28-day average was closer lately and was used from ${fallen.map(({ origin }) => origin).join(", ")}`,
  );
  console.log(
    `\n${Math.round(speeds.skusPerSecond)} SKUs a second on one thread; calibration ${speeds.calibrationSecondsPer1000.toFixed(2)} s per 1,000 SKUs`,
  );
}

function table(name: string, reports: Map<Method, AccuracyReport>): void {
  const cases = reports.get("Quayside")?.cases ?? 0;
  console.log(`\n${name} (${cases} forecasts)`);
  for (const line of accuracyTable(reports)) console.log(line);
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
