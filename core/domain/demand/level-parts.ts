import { mean, movingAverage, smoothedLevel, tsbLevel } from "./smoothing.ts";
import { daysInWeek } from "./weekday-profile.ts";

/** Levels of demand in units a day, each seen with another memory. */
export type LevelParts = {
  smoothed: number;
  tsb: number;
  weekly: number;
  average14: number;
  average28: number;
  average56: number;
  average91: number;
  average182: number;
  average364: number;
};

const weeklyAlphas = [0.05, 0.1, 0.15, 0.2, 0.3];
const fewestWeeks = 4;

/** All levels of one history of ordinary days. */
export const levelParts = (units: Float64Array): LevelParts => ({
  smoothed: smoothedLevel(units),
  tsb: tsbLevel(units),
  weekly: weeklyLevel(units),
  average14: movingAverage(units, 14),
  average28: movingAverage(units, 28),
  average56: movingAverage(units, 56),
  average91: movingAverage(units, 91),
  average182: movingAverage(units, 182),
  average364: movingAverage(units, 364),
});

function weeklyLevel(units: Float64Array): number {
  const weeks = Math.floor(units.length / daysInWeek);
  if (weeks < fewestWeeks) return mean(units);
  const offset = units.length - weeks * daysInWeek;
  const averages = new Float64Array(weeks);
  for (let week = 0; week < weeks; week++) {
    const from = offset + week * daysInWeek;
    averages[week] = mean(units, from, from + daysInWeek);
  }
  return smoothedLevel(averages, weeklyAlphas);
}
