/** A Shopify global id, e.g. `gid://shopify/Order/8000000000123`. */
export function gid(type: string, id: number | string): string {
  return `gid://shopify/${type}/${id}`;
}

/**
 * The number inside a global id. A query string (`?inventory_item_id=…`, `?id=true`) is ignored, as Shopify ignores it.
 * @returns undefined where the text is not an id of this type.
 */
export function idOf(
  text: string | null | undefined,
  type: string,
): number | undefined {
  const match = /^gid:\/\/shopify\/(\w+)\/(\d+)(\?.*)?$/.exec(text ?? "");
  return match?.[1] === type ? Number(match[2]) : undefined;
}

/** The type name inside a global id, e.g. `Order`. */
export function typeOf(text: string): string | undefined {
  return /^gid:\/\/shopify\/(\w+)\/\d+/.exec(text)?.[1];
}

/** A merchant-side id from a URL: digits alone, or the whole (decoded) global id. */
export function idFromPath(text: string, type: string): number | undefined {
  return /^\d+$/.test(text) ? Number(text) : idOf(text, type);
}
