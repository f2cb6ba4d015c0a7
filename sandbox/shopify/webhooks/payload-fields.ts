/**
 * The payload cut down to the fields that were asked for, by paths through objects and lists (`variants.id`); all of it
 * where none were. source: shopify.dev, "Modify payloads" (include_fields).
 */
export function payloadFields(
  includeFields: readonly string[],
): (payload: unknown) => unknown {
  if (includeFields.length === 0) return (payload) => payload;
  const paths = includeFields.map((field) => field.split("."));
  return (payload) => pick(payload, paths);
}

function pick(value: unknown, paths: string[][]): unknown {
  if (Array.isArray(value)) return value.map((one) => pick(one, paths));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => {
      const rests = paths
        .filter(([first]) => first === key)
        .map((path) => path.slice(1));
      if (rests.length === 0) return [];
      return rests.some((rest) => rest.length === 0)
        ? [[key, inner]]
        : [[key, pick(inner, rests)]];
    }),
  );
}
