export type PageOf<T> = {
  rows: T[];
  /** From 1. */
  page: number;
  pages: number;
  total: number;
};

/** Reads a page number from an address; anything strange is the first page. */
export const pageNumber = (text: string | null): number => {
  const page = Number(text ?? 1);
  return Number.isSafeInteger(page) && page > 0 ? Math.min(page, 10_000) : 1;
};

export const pagesOf = (total: number, size: number): number =>
  Math.max(1, Math.ceil(total / size));
