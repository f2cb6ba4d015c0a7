import { z } from "zod";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";

const document = `#graphql
  query FetchShop {
    shop { name currencyCode ianaTimezone }
  }
`;

const answer = z.object({
  shop: z.object({
    name: z.string(),
    currencyCode: z.string(),
    ianaTimezone: z.string(),
  }),
});

/** The store's name, currency and time zone. source: https://shopify.dev/docs/api/admin-graphql/2026-10/queries/shop */
export async function fetchShop(client: AdminClient, shop: ShopRef) {
  const read = await client.request(shop, document, {}, answer, {
    mode: "read",
  });
  return read.shop;
}
