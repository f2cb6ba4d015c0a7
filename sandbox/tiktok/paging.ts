import { defaultPageSize } from "./assumed.ts";
import { refuse } from "./envelope.ts";

export type Page<T> = {
  rows: T[];
  next_page_token: string;
  total_count: number;
};

/**
 * One page of a list. The token is opaque base64, as in the samples. It holds a place, not a snapshot: rows may move
 * while somebody pages, as they do on the platform. The last page has an empty token.
 */
export function page<T>(
  all: T[],
  query: Record<string, string>,
  fallbackSize = defaultPageSize,
): Page<T> {
  const size = Number(query.page_size ?? fallbackSize);
  const start = query.page_token ? placeOf(query.page_token) : 0;
  const end = start + size;
  return {
    rows: all.slice(start, end),
    next_page_token: end < all.length ? tokenOf(end) : "",
    total_count: all.length,
  };
}

const tokenOf = (place: number) =>
  Buffer.from(`place=${place}`).toString("base64");

function placeOf(token: string): number {
  const place = Buffer.from(token, "base64")
    .toString("utf8")
    .match(/^place=(\d+)$/)?.[1];
  return place === undefined
    ? refuse(36_009_004, "Invalid parameter: page_token")
    : Number(place);
}

type Times = { createdAt: number; updatedAt: number; id: string };

/** Sorts by create_time or update_time, then by id, so that paging is stable. */
export function sortByTime<T extends Times>(
  rows: T[],
  query: Record<string, string>,
  fallbackOrder: "ASC" | "DESC",
): T[] {
  const field = query.sort_field === "update_time" ? "updatedAt" : "createdAt";
  const order = query.sort_order ?? fallbackOrder;
  const sign = order === "ASC" ? 1 : -1;
  const key = (row: T) => Math.floor(row[field] / 1000);
  return [...rows].sort(
    (a, b) => sign * (key(a) - key(b) || (a.id < b.id ? -1 : 1)),
  );
}

/** True where a time in seconds lies within `<name>_ge` and `<name>_lt` or `<name>_le` of the body. */
export function within(
  ms: number,
  body: Record<string, unknown>,
  name: "create_time" | "update_time",
): boolean {
  const at = Math.floor(ms / 1000);
  const bound = (suffix: string) =>
    body[`${name}_${suffix}`] as number | undefined;
  const [ge, lt, le] = [bound("ge"), bound("lt"), bound("le")];
  return (
    (ge === undefined || at >= ge) &&
    (lt === undefined || at < lt) &&
    (le === undefined || at <= le)
  );
}

/** True where the filter was left out, is empty, or names the value. */
export function listed(filter: unknown, ...values: string[]): boolean {
  const names = filter as string[] | undefined;
  return !names?.length || values.some((v) => names.includes(v));
}
