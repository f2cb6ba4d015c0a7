import { defaultPageSize } from "./assumed.ts";
import { type Page, pageBounds, within } from "./paging.ts";
import type { Timed, Timelines } from "./timed-rows.ts";
import type { Timeline } from "./timeline.ts";

export type Search<T> = {
  query: Record<string, string>;
  body: Record<string, unknown>;
  /** Order where the call names none. */
  order: "ASC" | "DESC";
  pageSize?: number;
  /** The few rows that can match at all, where a look-up knows them. */
  among?: readonly T[];
  /** Whether a row matches, apart from its times. */
  keep?: (row: T) => boolean;
};

/**
 * One page of rows by `create_time` or `update_time` (query `sort_field`, `sort_order`) within the bounds of the body.
 * Whoever only pages through a time pays for the page alone, not for all there is.
 */
export function search<T extends Timed>(
  rows: Timelines<T>,
  wish: Search<T>,
): Page<T> {
  const { query, body, keep } = wish;
  const byUpdate = query.sort_field === "update_time";
  const newestFirst = (query.sort_order ?? wish.order) === "DESC";
  const fits = (row: T) =>
    within(row.createdAt, body, "create_time") &&
    within(row.updatedAt, body, "update_time") &&
    (!keep || keep(row));
  const size = wish.pageSize ?? defaultPageSize;

  if (wish.among) {
    const found = sorted(wish.among.filter(fits), byUpdate);
    return cut(found, query, size, newestFirst);
  }
  const field = byUpdate ? "update_time" : "create_time";
  const other = byUpdate ? "create_time" : "update_time";
  const line = byUpdate ? rows.updated : rows.created;
  if (!keep && !isBound(body, other)) {
    const [from, to] = ranks(line, body, field);
    const bounds = pageBounds(query, size, to - from);
    const page = newestFirst
      ? line.slice(to - bounds.end, to - bounds.start).reverse()
      : line.slice(from + bounds.start, from + bounds.end);
    return { rows: page, ...bounds.answer };
  }
  const narrow = !isBound(body, field) && isBound(body, other);
  const walked = narrow ? (byUpdate ? rows.created : rows.updated) : line;
  const [from, to] = ranks(walked, body, narrow ? other : field);
  const found = walked.slice(from, to).filter(fits);
  return cut(
    narrow ? sorted(found, byUpdate) : found,
    query,
    size,
    newestFirst,
  );
}

type Field = "create_time" | "update_time";

const isBound = (body: Record<string, unknown>, field: Field) =>
  ["ge", "lt", "le"].some((bound) => body[`${field}_${bound}`] !== undefined);

function ranks<T>(
  line: Timeline<T>,
  body: Record<string, unknown>,
  field: Field,
): [from: number, to: number] {
  const bound = (name: string) =>
    body[`${field}_${name}`] as number | undefined;
  const [ge, lt, le] = [bound("ge"), bound("lt"), bound("le")];
  const from = ge === undefined ? 0 : line.rank(ge);
  const ends = [
    line.size(),
    ...(lt === undefined ? [] : [line.rank(lt)]),
    ...(le === undefined ? [] : [line.rank(le + 1)]),
  ];
  return [from, Math.max(from, Math.min(...ends))];
}

function sorted<T extends Timed>(rows: T[], byUpdate: boolean): T[] {
  const key = (row: T) =>
    Math.floor((byUpdate ? row.updatedAt : row.createdAt) / 1000);
  return rows.sort((a, b) => key(a) - key(b) || (a.id < b.id ? -1 : 1));
}

function cut<T>(
  oldestFirst: T[],
  query: Record<string, string>,
  size: number,
  newestFirst: boolean,
): Page<T> {
  const bounds = pageBounds(query, size, oldestFirst.length);
  const ordered = newestFirst ? oldestFirst.reverse() : oldestFirst;
  return { rows: ordered.slice(bounds.start, bounds.end), ...bounds.answer };
}
