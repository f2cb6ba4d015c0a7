import { lineOfUnit } from "../orders/order-units.ts";

/** The marketplace's lines of units that were cancelled. */
export const cancelledLines = (
  units: readonly { externalId: string; isCancelled: boolean }[],
): Set<string> =>
  new Set(
    units
      .filter(({ isCancelled }) => isCancelled)
      .map(({ externalId }) => lineOfUnit(externalId)),
  );

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
