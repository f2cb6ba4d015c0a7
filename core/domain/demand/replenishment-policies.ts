import { mean } from "./smoothing.ts";

/** Service levels among which a shop chooses by its own simulation. */
export const serviceLevels = [
  0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 0.98, 0.99,
] as const;

/** What other tools do, to be compared with: N days of the 30-day average. */
export const coverDays = [14, 17, 21, 25, 30, 38, 48, 60, 80, 110] as const;

/** Standard deviations of safety stock in the textbook formula. */
export const safetyFactors = [0, 0.5, 1, 1.5, 2, 2.5, 3, 4] as const;

/** Units to have on hand and on the way: `days` of the average of the last 30. */
export const coverLevel = (history: Float64Array, days: number): number =>
  days * mean(history, Math.max(0, history.length - 30));

/** The textbook's mean + z·sigma over the protected days, sigma of the last 90 days. */
export function sigmaLevel(
  history: Float64Array,
  protectedDays: number,
  z: number,
): number {
  const n = history.length;
  const from = Math.max(0, n - 90);
  const average = mean(history, from);
  let squares = 0;
  for (let day = from; day < n; day++)
    squares += ((history[day] as number) - average) ** 2;
  const deviation = Math.sqrt(squares / Math.max(1, n - from - 1));
  return (
    coverLevel(history, protectedDays) +
    z * deviation * Math.sqrt(protectedDays)
  );
}
