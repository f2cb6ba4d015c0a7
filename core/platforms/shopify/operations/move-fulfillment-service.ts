import { z } from "zod";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { refuseUserErrors } from "../user-errors.ts";
import { userErrors } from "../wire/user-error.ts";

// Left out, requiresShippingMethod would fall back to its default; it is said again on purpose.
const document = `#graphql
  mutation MoveFulfillmentService($id: ID!, $callbackUrl: URL!) {
    fulfillmentServiceUpdate(id: $id, callbackUrl: $callbackUrl, requiresShippingMethod: true) {
      userErrors { field message }
    }
  }
`;

const answer = z.object({
  fulfillmentServiceUpdate: z.object({ userErrors }),
});

/**
 * Gives our service another callback address. Only the app that made a service may change it, so this also proves that
 * a service of our name is ours.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/fulfillmentServiceUpdate
 * @throws SyncError request_refused when it belongs to somebody else.
 */
export async function moveFulfillmentService(
  client: AdminClient,
  shop: ShopRef,
  service: { id: string; callbackUrl: string },
): Promise<void> {
  const read = await client.request(shop, document, service, answer, {
    mode: "keyed-write",
  });
  refuseUserErrors(read.fulfillmentServiceUpdate.userErrors);
}
