import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokCalls } from "../client.server.ts";
import { pageSize, pages, unixSeconds } from "../paging.ts";
import { type ProductRowWire, productPage } from "../wire/products.ts";

/** No more come out of one search (12052180); larger catalogues are read by the time their products were made. */
const mostResults = 10_000;

/** Before the first TikTok Shop opened. */
const firstSecond = Date.UTC(2019, 0, 1) / 1000;

/** Both ends belong to it, in seconds. */
type Span = { from: number; until: number };

/**
 * Ids and states of all products but the deleted ones, or of those of one status; all or those changed at or after
 * `updatedSince`, however many there are.
 * Source: TikTok Shop Partner Center, page "Search Products".
 */
export async function* searchProducts(
  client: TikTokCalls,
  shop: ShopRef,
  {
    updatedSince,
    status,
  }: { updatedSince?: Date; status?: "FREEZE" | "DELETED" },
): AsyncGenerator<ProductRowWire[]> {
  const changed = updatedSince && { update_time_ge: unixSeconds(updatedSince) };
  const open: (Span | null)[] = [null];
  for (let span = open.pop(); span !== undefined; span = open.pop()) {
    const made = span && {
      create_time_ge: span.from,
      create_time_le: span.until,
    };
    const search = (page_token: string | null) =>
      client.call(shop, "searchProducts", {
        query: { page_size: pageSize, page_token },
        body: { ...(status && { status }), ...changed, ...made },
        schema: productPage,
      });
    for await (const { products, total_count } of pages(search)) {
      const halves = halvesOf(client, span);
      if ((total_count ?? 0) > mostResults && halves) {
        open.push(...halves);
        break;
      }
      if (products.length > 0) yield products;
    }
  }
}

/** Null where a second cannot be halved: then as many are read as the platform gives. */
function halvesOf(client: TikTokCalls, span: Span | null): Span[] | null {
  const { from, until } = span ?? {
    from: firstSecond,
    // What is made while we read belongs to the last span.
    until: unixSeconds(client.clock.now()) + 86_400,
  };
  if (from >= until) return null;
  const middle = Math.floor((from + until) / 2);
  return [
    { from: middle + 1, until },
    { from, until: middle },
  ];
}
