import { z } from "zod";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { missingSubject, refuseUserErrors } from "../user-errors.ts";
import { userErrors } from "../wire/user-error.ts";

const document = `#graphql
  mutation AcceptCancellation($id: ID!, $message: String!) {
    fulfillmentOrderAcceptCancellationRequest(id: $id, message: $message) {
      userErrors { field message }
    }
  }
`;

const answer = z.object({
  fulfillmentOrderAcceptCancellationRequest: z.object({ userErrors }),
});

/**
 * Lets a fulfillment order go: it is closed, and the merchant may ship it elsewhere.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/fulfillmentOrderAcceptCancellationRequest
 * @throws SyncError outcome_unknown, subject_not_found, request_refused
 */
export async function acceptCancellation(
  client: AdminClient,
  shop: ShopRef,
  reply: { id: string; message: string },
): Promise<void> {
  const read = await client.request(shop, document, reply, answer, {
    mode: "write",
  });
  refuseUserErrors(
    read.fulfillmentOrderAcceptCancellationRequest.userErrors,
    missingSubject,
  );
}
