import { lineOfUnit } from "../orders/order-units.ts";

/**
 * The marketplace's lines that a parcel with these units is told with: each once, without those that another parcel was told
 * with and those that were cancelled. The parts of one bundle may travel apart; its line goes with the first parcel.
 * @param told marketplace lines. @param cancelled marketplace lines.
 */
export const linesToTell = (
  units: readonly string[],
  told: ReadonlySet<string>,
  cancelled: ReadonlySet<string>,
): string[] =>
  [...new Set(units.map(lineOfUnit))].filter(
    (line) => !told.has(line) && !cancelled.has(line),
  );
