import { z } from "zod";
import type { Destination } from "#core/domain/facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { toDestination } from "../map/destination.ts";
import { destination } from "../wire/destination.ts";

const document = `#graphql
  query FetchDestination($id: ID!) {
    fulfillmentOrder(id: $id) {
      destination {
        firstName
        lastName
        company
        phone
        email
        countryCode
        province
        city
        address1
        address2
        zip
      }
    }
  }
`;

const answer = z.object({
  fulfillmentOrder: z
    .object({ destination: destination.nullable() })
    .nullable(),
});

/**
 * Where the parcel goes, or null where there is no address. Personal data: Shopify has to approve the app for it, or
 * answers ACCESS_DENIED.
 * source: https://shopify.dev/docs/apps/launch/protected-customer-data
 * @throws SyncError scope_missing without that approval.
 */
export async function fetchDestination(
  client: AdminClient,
  shop: ShopRef,
  fulfillmentOrderId: string,
): Promise<Destination | null> {
  const variables = { id: fulfillmentOrderId };
  const read = await client.request(shop, document, variables, answer, {
    mode: "read",
  });
  const found = read.fulfillmentOrder?.destination;
  return found ? toDestination(found) : null;
}
