import { parseSearch, type Search } from "../admin/search.ts";

/**
 * Whether an event is told: a search over the payload's own fields, by paths through objects and lists
 * (`variants.price:>=10.00`). A list fulfils a condition where one of its entries does.
 * source: shopify.dev, "Filter your webhooks".
 */
export function payloadFilter(
  filter: string | null,
): (payload: unknown) => boolean {
  if (!filter?.trim()) return () => true;
  const search = parseSearch(filter);
  return (payload) => holds(payload, search);
}

function holds(payload: unknown, search: Search): boolean {
  switch (search.kind) {
    case "term":
      return valuesAt(payload, search.name?.split(".") ?? []).some((value) =>
        search.accepts(String(value)),
      );
    case "not":
      return !holds(payload, search.inner);
    case "and":
      return search.parts.every((part) => holds(payload, part));
    case "or":
      return search.parts.some((part) => holds(payload, part));
  }
}

/** Every value at the end of a path; absent ones and null are none. */
function valuesAt(value: unknown, path: string[]): unknown[] {
  if (Array.isArray(value)) return value.flatMap((one) => valuesAt(one, path));
  const [name, ...rest] = path;
  if (value === null || value === undefined) return [];
  if (name === undefined) return [value];
  return valuesAt((value as Record<string, unknown>)[name], rest);
}
