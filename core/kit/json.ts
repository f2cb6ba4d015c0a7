export type Json =
  | string
  | number
  | boolean
  | null
  | Json[]
  | { [key: string]: Json };

/**
 * Parses JSON from strangers. Whole numbers beyond 2^53 are kept as decimal strings, because platforms write 64-bit ids
 * as numbers in places and `JSON.parse` would round them.
 * @throws SyntaxError when the text is not JSON.
 */
export function parseJson(text: string): unknown {
  // The third argument (source text access) is newer than TypeScript's own declaration.
  const exact = (
    _key: string,
    value: unknown,
    context?: { source?: string },
  ) =>
    typeof value === "number" &&
    !Number.isSafeInteger(value) &&
    /^-?\d+$/.test(context?.source ?? "")
      ? context?.source
      : value;
  return JSON.parse(text, exact as (key: string, value: unknown) => unknown);
}

/** JSON with sorted keys: equal values give equal text, whatever order their keys were written in. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null &&
    typeof part === "object" &&
    !Array.isArray(part) &&
    !(part instanceof Date)
      ? Object.fromEntries(
          Object.entries(part).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
        )
      : part,
  );
}
