/** One condition of Shopify's search language, e.g. `updated_at:>='2026-11-01T00:00:00Z'`. */
export type SearchTerm = {
  kind: "term";
  /** Undefined for a bare word. */
  name: string | undefined;
  operator: ">=" | "<=" | ">" | "<" | undefined;
  value: string;
  accepts(value: string): boolean;
};

export type Search =
  | SearchTerm
  | { kind: "not"; inner: Search }
  | { kind: "and" | "or"; parts: Search[] };

const token =
  /\s*(?:(\()|(\))|(AND|OR|NOT)(?=[\s()]|$)|(-)(?=\S)|(?:([\w.]+):)?(>=|<=|>|<)?(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|([^\s()]+)))/gy;

type Token =
  | { kind: "(" | ")" | "AND" | "OR" | "NOT" }
  | { kind: "term"; term: SearchTerm };

/**
 * Reads a search text: conditions side by side must all hold, `OR` is weaker than that, `-` and `NOT` deny, parentheses
 * group. source: shopify.dev, "Shopify API search syntax".
 */
export function parseSearch(query: string): Search {
  const tokens = [...query.trim().matchAll(token)].map(readToken);
  let at = 0;

  function either(): Search {
    const parts = [both()];
    while (tokens[at]?.kind === "OR") {
      at++;
      parts.push(both());
    }
    return group("or", parts);
  }
  function both(): Search {
    const parts: Search[] = [];
    for (let next = tokens[at]; next; next = tokens[at]) {
      if (next.kind === "OR" || next.kind === ")") break;
      if (next.kind === "AND") at++;
      else parts.push(single());
    }
    return group("and", parts);
  }
  function single(): Search {
    const next = tokens[at++];
    if (next?.kind === "NOT") return { kind: "not", inner: single() };
    if (next?.kind === "(") {
      const inner = either();
      if (tokens[at]?.kind === ")") at++;
      return inner;
    }
    return next?.kind === "term" ? next.term : group("and", []);
  }
  return either();
}

function group(kind: "and" | "or", parts: Search[]): Search {
  const [only] = parts;
  return parts.length === 1 && only ? only : { kind, parts };
}

function readToken(match: RegExpExecArray): Token {
  const [, open, close, word, minus, name, operator, single, double, bare] =
    match;
  if (open) return { kind: "(" };
  if (close) return { kind: ")" };
  if (word) return { kind: word as "AND" | "OR" | "NOT" };
  if (minus) return { kind: "NOT" };
  const value = (single ?? double ?? bare ?? "").replace(/\\(.)/g, "$1");
  return {
    kind: "term",
    term: {
      kind: "term",
      name,
      operator: operator as SearchTerm["operator"],
      value,
      accepts: comparison(operator, value),
    },
  };
}

/** All conditions of a search, wherever they stand. */
export function termsOf(search: Search): SearchTerm[] {
  if (search.kind === "term") return [search];
  if (search.kind === "not") return termsOf(search.inner);
  return search.parts.flatMap(termsOf);
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

/** `*` at the end stands for anything; a comma between values for "one of them". */
function equality(wanted: string) {
  const values = wanted.toLowerCase().split(",");
  return (given: string) => {
    const value = given.toLowerCase();
    return values.some((one) =>
      one.endsWith("*") ? value.startsWith(one.slice(0, -1)) : value === one,
    );
  };
}

/** Numbers and times compare by size, everything else as text. */
function distance(a: string, b: string): number {
  const size = (text: string) =>
    /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : Date.parse(text);
  const [x, y] = [size(a), size(b)];
  if (Number.isNaN(x) || Number.isNaN(y)) return a < b ? -1 : a > b ? 1 : 0;
  return x - y;
}
