import { z } from "zod";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { missingSubject, refuseUserErrors } from "../user-errors.ts";
import { userErrors } from "../wire/user-error.ts";

const document = `#graphql
  mutation AcceptRequest($id: ID!, $message: String!) {
    fulfillmentOrderAcceptFulfillmentRequest(id: $id, message: $message) {
      userErrors { field message }
    }
  }
`;

const answer = z.object({
  fulfillmentOrderAcceptFulfillmentRequest: z.object({ userErrors }),
});

/**
 * Says yes to a fulfillment request: the order is ours to ship.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/fulfillmentOrderAcceptFulfillmentRequest
 * @throws SyncError outcome_unknown, subject_not_found, request_refused
 */
export async function acceptRequest(
  client: AdminClient,
  shop: ShopRef,
  reply: { id: string; message: string },
): Promise<void> {
  const read = await client.request(shop, document, reply, answer, {
    mode: "write",
  });
  refuseUserErrors(
    read.fulfillmentOrderAcceptFulfillmentRequest.userErrors,
    missingSubject,
  );
}
