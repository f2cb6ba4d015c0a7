import { notSimulated } from "./errors.ts";
import {
  parseSearch,
  type Search,
  type SearchTerm,
  termsOf,
} from "./search.ts";
import type { View } from "./view.ts";

/** How one kind of record is listed. */
export type Listing<T> = {
  id(item: T): number;
  view(item: T): View;
  /** Value per sort key; every list can be sorted by ID. */
  sort?: Record<string, (item: T) => string | number>;
  /** Sort keys by which the shelf keeps its records in order, and under which name. */
  ranks?: Record<string, string>;
  /** Values per search term, e.g. `sku`. */
  terms?: Record<string, (item: T) => (string | null)[]>;
  /** Records of a search term's exact value (lower case) without looking at all others. */
  ways?: Record<string, (value: string) => readonly T[]>;
  /** Records whose time (as Shopify writes it) is at least this one, per search term. */
  since?: Record<string, (time: string) => readonly T[]>;
  /** The value that a search word without a name looks in. */
  text?(item: T): string;
};

export function searchFilter<T>(
  listing: Listing<T>,
  query: string | null | undefined,
): (item: T) => boolean {
  if (!query?.trim()) return () => true;
  const search = parseSearch(query);
  for (const { name, value } of termsOf(search))
    if (name ? !listing.terms?.[name] : !listing.text)
      throw notSimulated(`search term ${name ?? value}`);
  return (item) => holds(listing, item, search);
}

function holds<T>(listing: Listing<T>, item: T, search: Search): boolean {
  switch (search.kind) {
    case "term":
      return matches(listing, item, search);
    case "not":
      return !holds(listing, item, search.inner);
    case "and":
      return search.parts.every((part) => holds(listing, item, part));
    case "or":
      return search.parts.some((part) => holds(listing, item, part));
  }
}

function matches<T>(listing: Listing<T>, item: T, term: SearchTerm): boolean {
  if (!term.name)
    return (
      listing.text?.(item).toLowerCase().includes(term.value.toLowerCase()) ??
      false
    );
  // `tag:*` finds whatever has a tag at all.
  return (listing.terms?.[term.name]?.(item) ?? []).some(
    (value) => value !== null && term.accepts(value),
  );
}

/**
 * Records among which everything that the search finds must be.
 * @returns undefined where no way leads there and all records have to be looked at.
 */
export function candidates<T>(
  listing: Listing<T>,
  query: string | null | undefined,
): readonly T[] | undefined {
  return query?.trim() ? found(listing, parseSearch(query)) : undefined;
}

function found<T>(
  listing: Listing<T>,
  search: Search,
): readonly T[] | undefined {
  switch (search.kind) {
    case "term":
      return foundByTerm(listing, search);
    case "not":
      return undefined;
    case "and": {
      const known = search.parts
        .map((part) => found(listing, part))
        .filter((list) => list !== undefined);
      return known.sort((a, b) => a.length - b.length)[0];
    }
    case "or": {
      const lists = search.parts.map((part) => found(listing, part));
      return lists.some((list) => list === undefined)
        ? undefined
        : [...new Set(lists.flatMap((list) => list ?? []))];
    }
  }
}

function foundByTerm<T>(
  { ways, since }: Listing<T>,
  { name = "", operator, value }: SearchTerm,
): readonly T[] | undefined {
  if (operator === ">" || operator === ">=") {
    const time = Date.parse(value);
    return Number.isNaN(time)
      ? undefined
      : since?.[name]?.(new Date(time).toISOString().replace(/\.\d+Z$/, "Z"));
  }
  if (operator || /[*,]/.test(value)) return undefined;
  return ways?.[name]?.(value.toLowerCase());
}
