import { badRequest, notSimulated } from "./errors.ts";
import { parseSearch, type SearchTerm } from "./search.ts";
import type { View } from "./view.ts";

export type ConnectionArgs = {
  first?: number | null;
  last?: number | null;
  after?: string | null;
  before?: string | null;
  reverse?: boolean | null;
  sortKey?: string | null;
  query?: string | null;
};

/** How one kind of record is listed. */
export type Listing<T> = {
  id(item: T): number;
  view(item: T): View;
  /** Value per sort key; every list can be sorted by ID. */
  sort?: Record<string, (item: T) => string | number>;
  /** Values per search term, e.g. `sku`. */
  terms?: Record<string, (item: T) => (string | null)[]>;
  /** The value that a search word without a name looks in. */
  text?(item: T): string;
};

type Cursor = { id: number; value: string | number };

const mostPerPage = 250;

/** A page of records with the usual arguments. source: shopify.dev, "Paginating results with GraphQL". */
export function connection<T>(
  items: readonly T[],
  args: ConnectionArgs,
  listing: Listing<T>,
): View {
  const size = args.first ?? args.last;
  if (size === null || size === undefined)
    throw badRequest("you must provide one of first or last");
  if (size < 0 || size > mostPerPage)
    throw badRequest(
      `The number of items per page must be between 0 and ${mostPerPage}.`,
    );
  const cursorOf = (item: T) => ({
    id: listing.id(item),
    value: sortValue(listing, args.sortKey)(item),
  });
  const direction = args.reverse ? -1 : 1;
  const order = (a: Cursor, b: Cursor) => direction * compare(a, b);
  const after = args.after ? readCursor(args.after) : undefined;
  const before = args.before ? readCursor(args.before) : undefined;
  const all = items
    .filter(searchFilter(listing, args.query))
    .map((item) => ({ item, cursor: cursorOf(item) }))
    .sort((a, b) => order(a.cursor, b.cursor));
  const inside = all.filter(
    ({ cursor }) =>
      (!after || order(cursor, after) > 0) &&
      (!before || order(cursor, before) < 0),
  );
  const backwards = typeof args.first !== "number";
  const page = backwards
    ? inside.slice(Math.max(0, inside.length - size))
    : inside.slice(0, size);
  const edges = page.map(({ item, cursor }) => ({
    cursor: writeCursor(cursor),
    node: listing.view(item),
  }));
  const [first] = page;
  const last = page.at(-1);
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: {
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
      hasPreviousPage: first ? first !== all[0] : false,
      hasNextPage: last ? last !== all.at(-1) : inside.length > page.length,
    },
  };
}

function sortValue<T>(listing: Listing<T>, key: string | null | undefined) {
  if (!key || key === "ID") return listing.id;
  const found = listing.sort?.[key];
  if (!found) throw notSimulated(`sort key ${key}`);
  return found;
}

function compare(a: Cursor, b: Cursor): number {
  if (a.value === b.value) return a.id - b.id;
  return a.value < b.value ? -1 : 1;
}

function writeCursor({ id, value }: Cursor): string {
  const text = JSON.stringify({ last_id: id, last_value: value });
  return Buffer.from(text).toString("base64");
}

function readCursor(text: string): Cursor {
  try {
    const { last_id, last_value } = JSON.parse(
      Buffer.from(text, "base64").toString(),
    );
    if (typeof last_id === "number") return { id: last_id, value: last_value };
  } catch {
    // Falls through: whatever is not one of our cursors is refused alike.
  }
  throw badRequest(`Invalid cursor: ${text}`);
}

function searchFilter<T>(
  listing: Listing<T>,
  query: string | null | undefined,
): (item: T) => boolean {
  if (!query?.trim()) return () => true;
  const alternatives = parseSearch(query);
  for (const term of alternatives.flat())
    if (term.name ? !listing.terms?.[term.name] : !listing.text)
      throw notSimulated(`search term ${term.name ?? term.value}`);
  return (item) =>
    alternatives.some((terms) =>
      terms.every((term) => matches(listing, item, term) !== term.negated),
    );
}

function matches<T>(listing: Listing<T>, item: T, term: SearchTerm): boolean {
  if (!term.name)
    return (
      listing.text?.(item).toLowerCase().includes(term.value.toLowerCase()) ??
      false
    );
  return (listing.terms?.[term.name]?.(item) ?? []).some(
    (value) => value !== null && term.accepts(value),
  );
}
