/** One condition of Shopify's search language, e.g. `updated_at:>='2026-11-01T00:00:00Z'`. */
export type SearchTerm = {
  /** Undefined for a bare word. */
  name: string | undefined;
  value: string;
  negated: boolean;
  accepts(value: string): boolean;
};

const token = /(-)?(?:(\w+):)?(>=|<=|>|<)?(?:'([^']*)'|"([^"]*)"|([^\s()]+))/g;

/**
 * Reads a search text into alternatives (OR) of conditions that must all hold (AND or a space).
 * Parentheses group nothing here: an OR splits the whole text. source: shopify.dev, "Shopify API search syntax".
 */
export function parseSearch(query: string): SearchTerm[][] {
  const alternatives: SearchTerm[][] = [[]];
  for (const match of query.matchAll(token)) {
    const [whole, minus, name, operator, single, double, bare] = match;
    if (whole === "AND") continue;
    if (whole === "OR") {
      alternatives.push([]);
      continue;
    }
    const value = single ?? double ?? bare ?? "";
    alternatives.at(-1)?.push({
      name,
      value,
      negated: minus === "-",
      accepts: comparison(operator, value),
    });
  }
  return alternatives.filter((terms) => terms.length > 0);
}

function comparison(operator: string | undefined, wanted: string) {
  if (!operator) return equality(wanted);
  return (value: string) => {
    const difference = distance(value, wanted);
    if (operator === ">") return difference > 0;
    if (operator === "<") return difference < 0;
    return operator === ">=" ? difference >= 0 : difference <= 0;
  };
}

function equality(wanted: string) {
  const low = wanted.toLowerCase();
  if (low.endsWith("*"))
    return (value: string) => value.toLowerCase().startsWith(low.slice(0, -1));
  return (value: string) => value.toLowerCase() === low;
}

/** Numbers and times compare by size, everything else as text. */
function distance(a: string, b: string): number {
  const size = (text: string) =>
    /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : Date.parse(text);
  const [x, y] = [size(a), size(b)];
  if (Number.isNaN(x) || Number.isNaN(y)) return a < b ? -1 : a > b ? 1 : 0;
  return x - y;
}
