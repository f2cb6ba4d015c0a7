/** How sure a fact about a platform is: read in its own contract, told by several, or taken for true until measured. */
export type Certainty = "verified" | "likely" | "assumed";

/** A policy of a platform as a fact with a date: a change is one more row, and the past keeps what was in force then. */
export type Dated<T> = {
  /** The first day on which it holds, YYYY-MM-DD. */
  from: string;
  /** Where it was read. */
  source: string;
  certainty: Certainty;
  value: T;
};

/** What is in force on a day; null before the first row. The order of the rows does not matter. */
export function inForceOn<T>(
  rows: readonly Dated<T>[],
  day: string,
): Dated<T> | null {
  return rows.reduce<Dated<T> | null>(
    (latest, row) =>
      row.from <= day && (!latest || row.from > latest.from) ? row : latest,
    null,
  );
}
