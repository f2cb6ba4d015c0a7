import { z } from "zod";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { refuseUserErrors } from "../user-errors.ts";
import {
  fulfillmentService,
  type WireFulfillmentService,
} from "../wire/location.ts";
import { userErrors } from "../wire/user-error.ts";

// Shopify neither asks us for stock nor for tracking numbers: we write both as soon as we know them, and its own asking
// comes once an hour.
const document = `#graphql
  mutation CreateFulfillmentService($name: String!, $callbackUrl: URL!) {
    fulfillmentServiceCreate(
      name: $name
      callbackUrl: $callbackUrl
      inventoryManagement: false
      trackingSupport: false
      requiresShippingMethod: true
    ) {
      fulfillmentService { id handle serviceName callbackUrl type location { id } }
      userErrors { field message }
    }
  }
`;

const answer = z.object({
  fulfillmentServiceCreate: z.object({
    fulfillmentService: fulfillmentService.nullable(),
    userErrors,
  }),
});

/**
 * Creates our service; Shopify creates its location along with it. A second one of the same name is refused.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/fulfillmentServiceCreate
 * @throws SyncError request_refused, outcome_unknown
 */
export async function createFulfillmentService(
  client: AdminClient,
  shop: ShopRef,
  service: { name: string; callbackUrl: string },
): Promise<WireFulfillmentService | null> {
  const { fulfillmentServiceCreate: done } = await client.request(
    shop,
    document,
    service,
    answer,
    { mode: "write" },
  );
  refuseUserErrors(done.userErrors);
  return done.fulfillmentService;
}
