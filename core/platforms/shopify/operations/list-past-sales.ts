import { z } from "zod";
import { isFromTikTok, type PastSale } from "#core/domain/demand/past-sales.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { pages, readOn } from "../paging.ts";
import { page } from "../wire/page.ts";
import { instant, reference } from "../wire/scalars.ts";
import { fetchOrderLines } from "./fetch-order-lines.ts";

const document = `#graphql
  query ListPastSales($query: String!, $after: String) {
    orders(first: 50, after: $after, query: $query, sortKey: PROCESSED_AT) {
      nodes {
        id
        processedAt
        cancelledAt
        sourceName
        sourceIdentifier
        tags
        test
        lineItems(first: 10) {
          nodes { currentQuantity variant { id } }
          pageInfo { hasNextPage endCursor }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

const line = z.object({
  currentQuantity: z.number().int(),
  variant: reference.nullable(),
});

const order = z.object({
  id: z.string(),
  processedAt: instant,
  cancelledAt: instant.nullable(),
  sourceName: z.string().nullable(),
  sourceIdentifier: z.string().nullable(),
  tags: z.array(z.string()),
  test: z.boolean(),
  lineItems: page(line),
});

const answer = z.object({ orders: page(order) });

/**
 * What orders of the store wanted from that moment on, oldest first: without trials, cancelled ones and those that were brought
 * from TikTok Shop, and without units that were taken off since, before they left or as they came back. Without
 * `read_all_orders` Shopify shows orders of the last 60 days only.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/queries/orders
 */
export async function* listPastSales(
  client: AdminClient,
  shop: ShopRef,
  { placedSince }: { placedSince: Date },
): AsyncGenerator<PastSale[]> {
  const query = `processed_at:>='${placedSince.toISOString()}'`;
  const listing = pages(async (after) => {
    const variables = { query, after };
    const read = await client.request(shop, document, variables, answer, {
      mode: "read",
    });
    return read.orders;
  });
  for await (const orders of listing) {
    const sales: PastSale[] = [];
    for (const one of orders)
      if (!one.test && one.cancelledAt === null)
        if (!isFromTikTok(one)) sales.push(await toPastSale(client, shop, one));
    yield sales;
  }
}

async function toPastSale(
  client: AdminClient,
  shop: ShopRef,
  { id, processedAt, lineItems }: z.output<typeof order>,
): Promise<PastSale> {
  const lines = await readOn(lineItems, (after) =>
    fetchOrderLines(client, shop, id, after),
  );
  return {
    orderExternalId: id,
    placedAt: processedAt,
    lines: lines.flatMap(({ variant, currentQuantity: units }) =>
      variant && units > 0 ? [{ itemExternalId: variant.id, units }] : [],
    ),
  };
}
