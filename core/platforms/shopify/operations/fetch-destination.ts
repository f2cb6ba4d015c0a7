import { z } from "zod";
import type { ShopRef, StorefrontRecipient } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { toDestination, toOrderDestination } from "../map/destination.ts";
import { destination } from "../wire/destination.ts";
import { mailingAddress } from "../wire/mailing-address.ts";
import { instant } from "../wire/scalars.ts";

const document = `#graphql
  query FetchDestination($id: ID!) {
    fulfillmentOrder(id: $id) {
      order {
        id
        updatedAt
        email
        shippingAddress { firstName lastName company phone countryCodeV2 province city address1 address2 zip }
      }
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
    .object({
      order: z.object({
        id: z.string(),
        updatedAt: instant,
        email: z.string().nullable(),
        shippingAddress: mailingAddress.nullable(),
      }),
      destination: destination.nullable(),
    })
    .nullable(),
});

/**
 * Where the parcel goes, or null where there is no address. The order's own address is the newest word: that of a
 * fulfillment order is taken where the order has none. Personal data: Shopify has to approve the app
 * for it, or answers ACCESS_DENIED.
 * source: https://shopify.dev/docs/apps/launch/protected-customer-data
 * @throws SyncError scope_missing without that approval.
 */
export async function fetchDestination(
  client: AdminClient,
  shop: ShopRef,
  fulfillmentOrderId: string,
): Promise<StorefrontRecipient | null> {
  const variables = { id: fulfillmentOrderId };
  const { fulfillmentOrder } = await client.request(
    shop,
    document,
    variables,
    answer,
    { mode: "read" },
  );
  if (!fulfillmentOrder) return null;
  const { order, destination: placed } = fulfillmentOrder;
  const own =
    order.shippingAddress &&
    toOrderDestination(order.shippingAddress, order.email);
  const to = own ?? (placed && toDestination(placed));
  return (
    to && {
      to,
      mark: client.markRecipient(order.id, { ...to, email: null }),
      asOf: order.updatedAt,
    }
  );
}
