/**
 * Walks the pages of a search. Ends when the platform names no next page, or names the same one again: an endless walk
 * would hold a worker for ever.
 */
export async function* pages<Page extends { next_page_token: string | null }>(
  fetchPage: (pageToken: string | null) => Promise<Page>,
): AsyncGenerator<Page> {
  let token: string | null = null;
  while (true) {
    const page: Page = await fetchPage(token);
    yield page;
    if (!page.next_page_token || page.next_page_token === token) return;
    token = page.next_page_token;
  }
}

/** Every search of products, orders and goods takes 1 to 100. */
export const pageSize = 100;
/** Searches of packages, cancellations and returns take at most 50. */
export const shortPage = 50;

export const chunks = <Item>(items: Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
    items.slice(at * size, (at + 1) * size),
  );

/** The filters of the platform count whole seconds. */
export const unixSeconds = (at: Date): number =>
  Math.floor(at.getTime() / 1000);
