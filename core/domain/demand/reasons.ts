import { bulkLines } from "./cap-bulk-lines.ts";
import { type DemandEventKind, eventKindOf } from "./demand-event.ts";
import type { GoodsSeries } from "./goods-series.ts";
import type { OpenShop } from "./learned-shop.ts";
import { seasonPower } from "./level-mixtures.ts";
import type { Outlook } from "./outlook.ts";
import { wantedHistory } from "./plain-history.ts";
import { mean } from "./smoothing.ts";
import { sum } from "./sum.ts";
import { daysInWeek } from "./weekday-profile.ts";

/** Why a forecast is what it is. Every number is one that the reckoning used. */
export type Reason =
  /** Units a day of the last four weeks, and of the four before. */
  | { kind: "level"; perDay: number; before: number }
  /** The strongest weekday, 0 = Sunday, and how many times an ordinary day it sells. */
  | { kind: "weekday"; weekday: number; factor: number }
  /** Last year this time of the year sold so many times the weeks before. */
  | { kind: "season"; factor: number }
  | {
      kind: "event";
      event: DemandEventKind;
      days: number;
      uplift: number;
      units: number;
    }
  | { kind: "burst"; units: number }
  | { kind: "launch"; ratio: number; ageDays: number }
  | { kind: "range"; launches: number }
  | { kind: "estimate"; perDay: number }
  | { kind: "silent"; days: number }
  | { kind: "unsold" }
  | { kind: "unknown" }
  /** The plain average did better in the last windows than what else we know. */
  | { kind: "fallback" };

/** What was seen and not taken for ordinary demand. */
export type LeftOut =
  | { kind: "stock-outs"; days: number }
  | { kind: "bulk"; lines: number; units: number }
  /** `startedBack`: days before the origin. */
  | { kind: "burst"; startedBack: number; units: number };

const mostReasons = 3;
const month = 28;
const recentDays = 182;

/** At most three reasons, by how many units of the next four weeks hang on them. */
export function reasonsOf(
  series: GoodsSeries,
  origin: number,
  outlook: Outlook,
  daily: Float64Array,
  shop: OpenShop,
): Reason[] {
  const wanted = wantedHistory(series, origin);
  const n = wanted.length;
  const now = mean(wanted, Math.max(0, n - month));
  const before = mean(
    wanted,
    Math.max(0, n - 2 * month),
    Math.max(0, n - month),
  );
  const level: Reason = {
    kind: "level",
    perDay: rounded(now),
    before: rounded(before),
  };
  // The average follows no trend; that there is one is to be known all the more.
  if (shop.method === "MA28") {
    const planned = ordered(events(series, origin, outlook, daily));
    return [{ kind: "fallback" }, level, ...planned.slice(0, mostReasons - 2)];
  }
  const expected = sum(daily, month);
  const found: { reason: Reason; units: number }[] = [
    {
      reason: level,
      // The level is what everything else is an adjustment of: it always counts.
      units: Math.max(expected, Math.abs(now - before) * month),
    },
  ];
  const power = seasonPower(shop.weights);
  const factor = (outlook.season[0] ?? 1) ** power;
  if (Math.abs(factor - 1) >= 0.03)
    found.push({
      reason: { kind: "season", factor: rounded(factor) },
      units: Math.abs(1 - 1 / factor) * expected,
    });
  found.push(...events(series, origin, outlook, daily));
  if (outlook.excess) {
    const units = sum(outlook.excess.expected, month);
    found.push({ reason: { kind: "burst", units: rounded(units) }, units });
  }
  const week = Array.from({ length: daysInWeek }, (_, ahead) => ahead).sort(
    (a, b) => (outlook.shape[b] as number) - (outlook.shape[a] as number),
  );
  const top = week[0] as number;
  const strongest = outlook.shape[top] as number;
  const planned = series.events?.[origin + top] ?? 0;
  if (planned === 0 && strongest >= 1.15 && shop.origin)
    found.push({
      reason: {
        kind: "weekday",
        weekday: weekdayAfter(shop.origin, top),
        factor: rounded(strongest),
      },
      units: ((strongest - 1) * expected) / daysInWeek,
    });
  return ordered(found).slice(0, mostReasons);
}

const ordered = (found: { reason: Reason; units: number }[]): Reason[] =>
  found.sort((a, b) => b.units - a.units).map(({ reason }) => reason);

function events(
  { events: planned }: GoodsSeries,
  origin: number,
  outlook: Outlook,
  daily: Float64Array,
): { reason: Reason; units: number }[] {
  if (!planned) return [];
  const byKind = new Map<
    number,
    { days: number; units: number; sum: number }
  >();
  for (let ahead = 0; ahead < month; ahead++) {
    const kind = planned[origin + ahead] ?? 0;
    if (kind === 0) continue;
    const at = byKind.get(kind) ?? { days: 0, units: 0, sum: 0 };
    byKind.set(kind, at);
    const uplift = outlook.planned?.[ahead] ?? 1;
    at.days++;
    at.sum += uplift;
    at.units += (daily[ahead] as number) * (1 - 1 / Math.max(uplift, 0.05));
  }
  return [...byKind].flatMap(([kind, { days, units, sum: uplifts }]) => {
    const event = eventKindOf(kind);
    return event
      ? [
          {
            reason: {
              kind: "event" as const,
              event,
              days,
              uplift: rounded(uplifts / days),
              units: rounded(units),
            },
            units: Math.abs(units),
          },
        ]
      : [];
  });
}

const weekdayAfter = (origin: string, days: number): number =>
  (new Date(`${origin}T00:00:00Z`).getUTCDay() + days) % daysInWeek;

/** What was recognised in the last half year and kept out of the level. */
export function leftOutOf(series: GoodsSeries, origin: number): LeftOut[] {
  const from = Math.max(series.first, origin - recentDays);
  const found: LeftOut[] = [];
  let out = 0;
  for (let day = from; day < origin; day++)
    out += series.stockedOut?.[day] ?? 0;
  if (out > 0) found.push({ kind: "stock-outs", days: out });
  const bulk = bulkLines(series, origin).filter(
    ({ day }) => day + series.first >= from,
  );
  if (bulk.length > 0)
    found.push({
      kind: "bulk",
      lines: bulk.length,
      units: bulk.reduce((all, { units }) => all + units, 0),
    });
  for (const { from: began, until } of series.bursts ?? [])
    if (began >= from && began < origin)
      found.push({
        kind: "burst",
        startedBack: origin - began,
        units: sum(
          series.units.subarray(began, Math.min(until ?? origin, origin)),
        ),
      });
  return found;
}

const rounded = (value: number): number => Number(value.toFixed(2));
