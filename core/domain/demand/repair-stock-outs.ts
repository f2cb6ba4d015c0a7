import { wantedAtLeast } from "./wanted-at-least.ts";
import { daysInWeek, weekdayProfile } from "./weekday-profile.ts";

const alpha = 0.05;
const warmUp = 28;

/**
 * Demand as it would have been with stock: a day without stock shows sales, not demand. Such a day gets the level of the
 * days before it that had stock, times the weekday's factor, and where it sold something, what is then likely to have been
 * wanted: at least that.
 * @param stockedOut 1 on days that ended without stock.
 * @returns the series itself where every day had stock.
 */
export function repairStockOuts(
  units: Float64Array,
  stockedOut: Uint8Array,
): Float64Array {
  if (!stockedOut.includes(1)) return units;
  const profile = weekdayProfile(inStockOnly(units, stockedOut), null);
  const n = units.length;
  const factor = (day: number) =>
    profile[(((day - n) % daysInWeek) + daysInWeek) % daysInWeek] as number;
  const repaired = Float64Array.from(units);
  let level = startingLevel(units, stockedOut);
  for (let day = 0; day < n; day++) {
    const sold = units[day] as number;
    if (stockedOut[day])
      repaired[day] = wantedAtLeast(sold, level * factor(day));
    else level += alpha * (sold / Math.max(factor(day), 0.2) - level);
  }
  return repaired;
}

/** Mean of the first days with stock; of all sales where no day had any. */
function startingLevel(units: Float64Array, stockedOut: Uint8Array): number {
  let sum = 0;
  let days = 0;
  for (let day = 0; day < units.length && days < warmUp; day++) {
    if (stockedOut[day]) continue;
    sum += units[day] as number;
    days++;
  }
  if (days > 0) return sum / days;
  return units.reduce((all, value) => all + value, 0) / units.length;
}

/** The series with days out of stock filled by the average of the others, so that they do not bend the profile. */
function inStockOnly(
  units: Float64Array,
  stockedOut: Uint8Array,
): Float64Array {
  let sum = 0;
  let days = 0;
  for (let day = 0; day < units.length; day++)
    if (!stockedOut[day]) {
      sum += units[day] as number;
      days++;
    }
  const average = days > 0 ? sum / days : 0;
  return units.map((value, day) => (stockedOut[day] ? average : value));
}
