import type { GoodsSeries } from "./goods-series.ts";
import { wantedAtLeast } from "./wanted-at-least.ts";

const trailingDays = 730;
/** Event days at which own and pooled uplift weigh the same. */
const shrinkage = 20;
const bounds = { least: 0.3, most: 12 };

/** Multiplier of demand on event days, by kind of event; kind 0 is the ordinary day and has none. */
export type Uplifts = Map<number, number>;

/**
 * The shop's uplift for each kind of event: the median over its goods of demand on event days against ordinary days in
 * the two years before `origin`.
 */
export function pooledUplifts(goods: GoodsSeries[], origin: number): Uplifts {
  const logs = new Map<number, number[]>();
  for (const series of goods) {
    if (!series.events) continue;
    const seen = ratios(
      series,
      Math.max(series.first, origin - trailingDays),
      origin,
    );
    for (const [kind, { ratio, eventDays, plainDays }] of seen)
      if (eventDays > 5 && plainDays > 5 && ratio > 0) {
        const list = logs.get(kind);
        if (list) list.push(Math.log(ratio));
        else logs.set(kind, [Math.log(ratio)]);
      }
  }
  return new Map(
    [...logs].map(([kind, list]) => {
      list.sort((a, b) => a - b);
      return [kind, Math.exp(list[list.length >> 1] as number)];
    }),
  );
}

/** Uplift of one goods: its own, shrunk towards the shop's by how many event days it has seen. */
export function ownUplifts(
  series: GoodsSeries,
  origin: number,
  pooled: Uplifts,
): Uplifts {
  const uplifts: Uplifts = new Map(pooled);
  if (!series.events) return uplifts;
  const from = Math.max(series.first, origin - trailingDays);
  for (const [kind, { ratio, eventDays }] of ratios(series, from, origin)) {
    const own =
      ratio >= 0 ? Math.min(bounds.most, Math.max(bounds.least, ratio)) : 1;
    const weight = eventDays / (eventDays + shrinkage);
    const common = pooled.get(kind) ?? 1;
    uplifts.set(
      kind,
      Math.exp(weight * Math.log(own) + (1 - weight) * Math.log(common)),
    );
  }
  return uplifts;
}

/**
 * The factor of a planned day: what was learned of its kind, or what a person expects of it, shrunk towards what was learned
 * by how many such days the goods have seen.
 */
export function plannedUplift(
  series: GoodsSeries,
  origin: number,
  day: number,
  uplifts: Uplifts,
): number {
  const kind = series.events?.[day] ?? 0;
  if (kind === 0) return 1;
  const learned = uplifts.get(kind) ?? 1;
  const said = series.lifts?.[day] ?? 0;
  if (said <= 0) return learned;
  let seen = 0;
  for (let past = series.first; past < origin; past++)
    if (series.events?.[past] === kind) seen++;
  const weight = seen / (seen + shrinkage);
  return Math.exp(weight * Math.log(learned) + (1 - weight) * Math.log(said));
}

/** History as it would have been without its events. */
export function withoutEvents(
  units: Float64Array,
  events: Uint8Array,
  uplifts: Uplifts,
): Float64Array {
  return units.map((value, day) => {
    const kind = events[day] as number;
    return kind === 0 ? value : value / (uplifts.get(kind) ?? 1);
  });
}

type Ratio = { ratio: number; eventDays: number; plainDays: number };

/**
 * `ratio` is -1 where ordinary days sold nothing, so that nothing can be said. Days without stock are none of the ordinary
 * ones; a day of an event that sold out wanted at least what it sold, and one that could sell nothing says nothing.
 */
function ratios(
  { units, events, stockedOut }: GoodsSeries,
  from: number,
  to: number,
): Map<number, Ratio> {
  const onEvents = new Map<number, { sum: number; days: number }>();
  const soldOut: { kind: number; sold: number }[] = [];
  let plain = 0;
  let plainDays = 0;
  for (let day = from; day < to; day++) {
    const kind = events?.[day] ?? 0;
    const value = units[day] as number;
    if (stockedOut?.[day]) {
      if (kind !== 0 && value > 0) soldOut.push({ kind, sold: value });
      continue;
    }
    if (kind === 0) {
      plain += value;
      plainDays++;
      continue;
    }
    count(onEvents, kind, value);
  }
  const level = plainDays > 0 ? plain / plainDays : 0;
  const expected = new Map(
    [...onEvents].map(([kind, { sum, days }]) => [kind, sum / days]),
  );
  for (const { kind, sold } of soldOut)
    count(onEvents, kind, wantedAtLeast(sold, expected.get(kind) ?? level));
  return new Map(
    [...onEvents].map(([kind, { sum, days }]) => [
      kind,
      {
        ratio: plain > 0 ? sum / days / (plain / plainDays) : -1,
        eventDays: days,
        plainDays,
      },
    ]),
  );
}

function count(
  onEvents: Map<number, { sum: number; days: number }>,
  kind: number,
  units: number,
): void {
  const at = onEvents.get(kind);
  if (at) {
    at.sum += units;
    at.days++;
  } else onEvents.set(kind, { sum: units, days: 1 });
}
