/** One page of a list; a page beyond the last is the last. @param wished from 1. */
export function pageOf<T>(
  items: readonly T[],
  wished: number,
  size: number,
): { shown: T[]; page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(items.length / size));
  const page = Math.min(Math.max(1, wished), pages);
  return { shown: items.slice((page - 1) * size, page * size), page, pages };
}
