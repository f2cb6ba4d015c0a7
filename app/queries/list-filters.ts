/** Reads one of a closed set from an address; anything else is the first of the set. */
export const oneOf = <T extends string>(
  set: readonly [T, ...T[]],
  text: string | null,
): T => set.find((member) => member === text) ?? set[0];

// Longer texts are no search; they would only make the database work.
const longestQuery = 100;

/** A search text from an address, trimmed and capped. */
export const searchText = (text: string | null): string =>
  (text ?? "").trim().slice(0, longestQuery);
