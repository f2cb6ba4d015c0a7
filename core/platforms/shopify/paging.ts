import type { Page } from "./wire/page.ts";

/** Follows a connection to its end; the first page usually is the only one. */
export async function readOn<Node>(
  first: Page<Node>,
  next: (after: string) => Promise<Page<Node>>,
): Promise<Node[]> {
  const nodes = [...first.nodes];
  for (let page = first; hasMore(page); ) {
    page = await next(page.pageInfo.endCursor);
    nodes.push(...page.nodes);
  }
  return nodes;
}

/** Pages as they come, so that a long list never has to fit into memory. */
export async function* pages<Node>(
  fetch: (after: string | null) => Promise<Page<Node>>,
): AsyncGenerator<Node[]> {
  let after: string | null = null;
  do {
    const page: Page<Node> = await fetch(after);
    yield page.nodes;
    after = hasMore(page) ? page.pageInfo.endCursor : null;
  } while (after !== null);
}

type Unfinished<Node> = Page<Node> & { pageInfo: { endCursor: string } };

export const hasMore = <Node>(page: Page<Node>): page is Unfinished<Node> =>
  page.pageInfo.hasNextPage && page.pageInfo.endCursor !== null;
