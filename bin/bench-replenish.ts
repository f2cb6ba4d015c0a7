import { youngestDays } from "#core/domain/demand/goods-series.ts";
import { pickServiceLevel } from "#core/domain/demand/pick-service-level.ts";
import { warmUpDays } from "#core/domain/demand/play-shelves.ts";
import {
  coverDays,
  safetyFactors,
  serviceLevels,
} from "#core/domain/demand/replenishment-policies.ts";
import {
  type Policy,
  type PolicyKind,
  type PolicyResult,
  simulateReplenishment,
} from "#core/domain/demand/simulate-replenishment.ts";
import { readPanel } from "./bench/read-panel.ts";
import { flagsOf, orStop, progress, stop } from "./bench/say.ts";

const usage =
  "usage: npm run bench:replenish -- --units FILE.csv [--lead 10] [--review 7] [--days 224] [--events FILE] [--sales-only] [--json]";

const flags = flagsOf(
  {
    units: { type: "string" },
    events: { type: "string" },
    lead: { type: "string", default: "10" },
    review: { type: "string", default: "7" },
    days: { type: "string", default: "224" },
    "sales-only": { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  },
  usage,
);
const [lead, review, days] = [flags.lead, flags.review, flags.days].map(
  Number,
) as [number, number, number];
if (
  !flags.units ||
  ![lead, review, days].every((value) => Number.isInteger(value) && value > 0)
) {
  console.error(usage);
  process.exit(2);
}

const seesOnlySales = flags["sales-only"];
const policies: Policy[] = [
  ...of("quantile", serviceLevels),
  ...of("cover days", coverDays),
  ...of("mean + z sigma", safetyFactors),
];
const { units, events } = flags;
const panel = orStop(() => readPanel({ units, events }));
const needed = days + youngestDays;
if (days <= lead + review + warmUpDays || panel.days.length < needed)
  stop(
    `${units} has ${panel.days.length} days; playing ${days} days after ${youngestDays} days of history needs ${needed}, and more than ${lead + review + warmUpDays} days to play`,
  );
const wanted = [0.9, 0.95, 0.97, 0.98];
const rules = { lead, review, days, seesOnlySales };
const { goods, scoredDays, results } = simulateReplenishment(
  panel,
  rules,
  policies,
  (played) => progress(`policy ${played} of ${policies.length}`),
);
if (goods === 0)
  stop(`no article in ${units} has enough history before the days to play`);
progress("choosing service levels on the days before");
const picked = pickServiceLevel(panel, rules, wanted).map(
  ({ fill, probability }) => ({
    fill,
    probability,
    result: results.find(
      ({ kind, parameter }) => kind === "quantile" && parameter === probability,
    ),
  }),
);
progress(null);
const kinds = [...new Set(policies.map(({ kind }) => kind))];
const stockAt = Object.fromEntries(
  kinds.map((kind) => [
    kind,
    Object.fromEntries(wanted.map((fill) => [fill, stockDaysAt(kind, fill)])),
  ]),
);

if (flags.json)
  console.log(
    JSON.stringify({
      goods,
      scoredDays,
      lead,
      review,
      seesOnlySales,
      results,
      stockDaysAtFill: stockAt,
      pickedOnThePast: picked,
    }),
  );
else print();

function of(kind: PolicyKind, parameters: readonly number[]): Policy[] {
  return parameters.map((parameter) => ({ kind, parameter }));
}

function curveOf(kind: PolicyKind): PolicyResult[] {
  return results
    .filter((result) => result.kind === kind)
    .sort((a, b) => a.fillRate - b.fillRate);
}

/** Every setting that was played fills more than this: its least stock is more than would be needed. */
function isBelowAll(kind: PolicyKind, fill: number): boolean {
  return (curveOf(kind)[0]?.fillRate ?? 0) >= fill;
}

/**
 * Average stock at which a policy reaches this fill rate, between its two nearest settings; where all fill more, that of the
 * setting that fills least; null where none fills as much.
 */
function stockDaysAt(kind: PolicyKind, fill: number): number | null {
  const curve = curveOf(kind);
  if (isBelowAll(kind, fill)) return curve[0]?.stockDays ?? null;
  const above = curve.findIndex((result) => result.fillRate >= fill);
  const [low, high] = [curve[above - 1], curve[above]] as (
    | PolicyResult
    | undefined
  )[];
  if (!low || !high) return null;
  const share = (fill - low.fillRate) / (high.fillRate - low.fillRate || 1);
  return low.stockDays + share * (high.stockDays - low.stockDays);
}

function print(): void {
  console.log(
    `${goods} goods, lead ${lead} days, review every ${review} days, ${scoredDays} days scored, ${seesOnlySales ? "the planner sees sales only" : "the planner sees demand"}\n`,
  );
  for (const { kind, parameter, fillRate, stockDays } of results)
    console.log(
      `${kind.padEnd(15)} ${String(parameter).padStart(5)}   fill ${(100 * fillRate).toFixed(2).padStart(6)} %   stock ${stockDays.toFixed(1).padStart(6)} days`,
    );
  console.log(
    `\nstock in days at a fill rate of ${wanted.map((fill) => `${fill * 100} %`).join(" / ")}`,
  );
  for (const kind of kinds)
    console.log(
      `${kind.padEnd(15)} ${wanted.map((fill) => `${isBelowAll(kind, fill) ? "≤ " : ""}${stockAt[kind]?.[fill]?.toFixed(1) ?? "-"}`).join(" / ")}`,
    );
  console.log(
    "\nservice level chosen on the days before those that were played, and what came of it",
  );
  for (const { fill, probability, result } of picked)
    console.log(
      `wanted ${(100 * fill).toFixed(0)} %   ${
        result
          ? `quantile ${probability}   fill ${(100 * result.fillRate).toFixed(2)} %   stock ${result.stockDays.toFixed(1)} days`
          : "not reached, or no past to choose on"
      }`,
    );
}
