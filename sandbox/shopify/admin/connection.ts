import { lowerBound, Shelf, work } from "../store/shelf.ts";
import { badRequest } from "./errors.ts";
import { candidates, type Listing, searchFilter } from "./listing.ts";
import { type View, whole } from "./view.ts";

export type { Listing } from "./listing.ts";

export type ConnectionArgs = {
  first?: number | null;
  last?: number | null;
  after?: string | null;
  before?: string | null;
  reverse?: boolean | null;
  sortKey?: string | null;
  query?: string | null;
  [whole]?: true;
};

type Cursor = { id: number; value: string | number };
type Source<T extends { id: number }> =
  | readonly T[]
  // biome-ignore lint/suspicious/noExplicitAny: whatever ways in the shelf has.
  | Shelf<T, any, any>;

const mostPerPage = 250;

/**
 * A page of records with the usual arguments. Only the records of the page are shown, and where the search or the sort
 * key has a way in, only those to which it leads are looked at. source: shopify.dev, "Paginating results with GraphQL".
 *
 * @param also what else a record must fulfil to be listed.
 */
export function connection<T extends { id: number }>(
  source: Source<T>,
  args: ConnectionArgs,
  listing: Listing<T>,
  also: (item: T) => boolean = () => true,
): View {
  const size = pageSize(args);
  const keyOf = sortValue(listing, args.sortKey);
  const list = sorted(source, args, listing, keyOf);
  const matches = searchFilter(listing, args.query);
  const accepts = (item: T) => {
    work.looked++;
    return matches(item) && also(item);
  };
  const slot = (cursor: string, past: number) => {
    const { id, value } = readCursor(cursor);
    return lowerBound(list, (item) => {
      const order = compare(keyOf(item), listing.id(item), value, id);
      return order === 0 ? -past : order;
    });
  };
  // In a reversed list "after" is before in the list as it is sorted.
  const [from, to] = args.reverse
    ? [args.before, args.after]
    : [args.after, args.before];
  const low = from ? slot(from, 1) : 0;
  const high = to ? slot(to, 0) : list.length;
  const backwards = typeof args.first !== "number";
  const downwards = backwards !== Boolean(args.reverse);
  const page: T[] = [];
  let more = false;
  for (
    let at = downwards ? high - 1 : low;
    at >= low && at < high;
    at += downwards ? -1 : 1
  ) {
    const item = list[at] as T;
    if (!accepts(item)) continue;
    more = page.length === size;
    if (more) break;
    page.push(item);
  }
  const others = () =>
    page.length > 0 &&
    (downwards
      ? list.slice(high).some(accepts)
      : list.slice(0, low).some(accepts));
  if (backwards) page.reverse();
  const edges = page.map((item) => ({
    cursor: writeCursor({ id: listing.id(item), value: keyOf(item) }),
    node: listing.view(item),
  }));
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: () => ({
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
      hasPreviousPage: backwards ? more : others(),
      hasNextPage: backwards ? others() : more,
    }),
  };
}

/** How many records a search finds. source: Admin schema 2026-10, Count. */
export function countOf<T extends { id: number }>(
  source: Source<T>,
  args: ConnectionArgs & { limit?: number | null },
  listing: Listing<T>,
): View {
  const matches = searchFilter(listing, args.query);
  const list = sorted(source, args, listing, listing.id);
  const count = list.filter(matches).length;
  const most = args.limit ?? Number.POSITIVE_INFINITY;
  return {
    __typename: "Count",
    count: Math.min(count, most),
    precision: count > most ? "AT_LEAST" : "EXACT",
  };
}

function pageSize(args: ConnectionArgs): number {
  const size = args.first ?? args.last;
  if (size === null || size === undefined)
    throw badRequest("you must provide one of first or last");
  if (typeof args.first === "number" && typeof args.last === "number")
    throw badRequest("providing both first and last is not supported");
  if (size < 0 || (size > mostPerPage && !args[whole]))
    throw badRequest(
      `The number of items per page must be between 0 and ${mostPerPage}.`,
    );
  return size;
}

function sorted<T extends { id: number }>(
  source: Source<T>,
  args: ConnectionArgs,
  listing: Listing<T>,
  keyOf: (item: T) => string | number,
): readonly T[] {
  const few = candidates(listing, args.query);
  if (!few && source instanceof Shelf) {
    if (!args.sortKey || args.sortKey === "ID") return source.all();
    const rank = listing.ranks?.[args.sortKey];
    if (rank && source.hasRank(rank)) return source.ranked(rank);
  }
  const all = few ?? (source instanceof Shelf ? source.all() : source);
  const own = source instanceof Shelf ? undefined : new Set(source);
  const mine = few && own ? few.filter((item) => own.has(item)) : all;
  return [...mine].sort((a, b) =>
    compare(keyOf(a), listing.id(a), keyOf(b), listing.id(b)),
  );
}

function sortValue<T>(
  listing: Listing<T>,
  key: string | null | undefined,
): (item: T) => string | number {
  if (!key || key === "ID") return listing.id;
  const found = listing.sort?.[key];
  if (!found)
    throw badRequest(`Not simulated: sort key ${key}`, "NOT_SIMULATED");
  return found;
}

function compare(
  a: string | number,
  idA: number,
  b: string | number,
  idB: number,
): number {
  if (a === b) return idA - idB;
  return a < b ? -1 : 1;
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
