import { defaultPageSize } from "./assumed.ts";
import { refuse } from "./envelope.ts";

export type Page<T> = {
  rows: T[];
  next_page_token: string;
  total_count: number;
};

type Bounds = {
  start: number;
  end: number;
  answer: { next_page_token: string; total_count: number };
};

/**
 * Where the page that the query asks for begins and ends. The token is opaque base64, as in the samples. It holds a
 * place, not a snapshot: rows may move while somebody pages, as they do on the platform. The last page has an empty
 * token.
 */
export function pageBounds(
  query: Record<string, string>,
  fallbackSize: number,
  total: number,
): Bounds {
  const size = Number(query.page_size ?? fallbackSize);
  const start = query.page_token ? placeOf(query.page_token) : 0;
  const end = start + size;
  return {
    start: Math.min(start, total),
    end: Math.min(end, total),
    answer: {
      next_page_token: end < total ? tokenOf(end) : "",
      total_count: total,
    },
  };
}

/** One page of a list that is at hand as a whole. */
export function page<T>(
  all: readonly T[],
  query: Record<string, string>,
  fallbackSize = defaultPageSize,
): Page<T> {
  const { start, end, answer } = pageBounds(query, fallbackSize, all.length);
  return { rows: all.slice(start, end), ...answer };
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
