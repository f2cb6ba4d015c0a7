import { z } from "zod";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { pages } from "../paging.ts";
import { location, type WireLocation } from "../wire/location.ts";
import { page } from "../wire/page.ts";

// Without includeLegacy the locations of fulfillment services, ours among them, are left out.
const document = `#graphql
  query ListLocations($after: String) {
    locations(first: 100, after: $after, sortKey: ID, includeLegacy: true) {
      nodes { id name isFulfillmentService }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

const answer = z.object({ locations: page(location) });

/** All active locations. source: https://shopify.dev/docs/api/admin-graphql/2026-10/queries/locations */
export async function listLocations(
  client: AdminClient,
  shop: ShopRef,
): Promise<WireLocation[]> {
  const found: WireLocation[] = [];
  const listing = pages(async (after) => {
    const read = await client.request(shop, document, { after }, answer, {
      mode: "read",
    });
    return read.locations;
  });
  for await (const some of listing) found.push(...some);
  return found;
}
