import { z } from "zod";
import type { RejectionReason } from "#core/domain/orders/rejection-reasons.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { missingSubject, refuseUserErrors } from "../user-errors.ts";
import { userErrors } from "../wire/user-error.ts";

const document = `#graphql
  mutation RejectRequest($id: ID!, $message: String!, $reason: FulfillmentOrderRejectionReason!) {
    fulfillmentOrderRejectFulfillmentRequest(id: $id, message: $message, reason: $reason) {
      userErrors { field message }
    }
  }
`;

const answer = z.object({
  fulfillmentOrderRejectFulfillmentRequest: z.object({ userErrors }),
});

/**
 * Says no to a fulfillment request; the merchant reads reason and message.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/fulfillmentOrderRejectFulfillmentRequest
 * @throws SyncError outcome_unknown, subject_not_found, request_refused
 */
export async function rejectRequest(
  client: AdminClient,
  shop: ShopRef,
  reply: { id: string; message: string; reason: RejectionReason },
): Promise<void> {
  const read = await client.request(shop, document, reply, answer, {
    mode: "write",
  });
  refuseUserErrors(
    read.fulfillmentOrderRejectFulfillmentRequest.userErrors,
    missingSubject,
  );
}
