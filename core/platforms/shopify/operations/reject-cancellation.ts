import { z } from "zod";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { missingSubject, refuseUserErrors } from "../user-errors.ts";
import { userErrors } from "../wire/user-error.ts";

const document = `#graphql
  mutation RejectCancellation($id: ID!, $message: String!) {
    fulfillmentOrderRejectCancellationRequest(id: $id, message: $message) {
      userErrors { field message }
    }
  }
`;

const answer = z.object({
  fulfillmentOrderRejectCancellationRequest: z.object({ userErrors }),
});

/**
 * Keeps a fulfillment order: it is too late to stop the parcel.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/fulfillmentOrderRejectCancellationRequest
 * @throws SyncError outcome_unknown, subject_not_found, request_refused
 */
export async function rejectCancellation(
  client: AdminClient,
  shop: ShopRef,
  reply: { id: string; message: string },
): Promise<void> {
  const read = await client.request(shop, document, reply, answer, {
    mode: "write",
  });
  refuseUserErrors(
    read.fulfillmentOrderRejectCancellationRequest.userErrors,
    missingSubject,
  );
}
