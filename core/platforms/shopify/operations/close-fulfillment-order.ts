import { z } from "zod";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { missingSubject, refuseUserErrors } from "../user-errors.ts";
import { userErrors } from "../wire/user-error.ts";

const document = `#graphql
  mutation CloseFulfillmentOrder($id: ID!, $message: String!) {
    fulfillmentOrderClose(id: $id, message: $message) {
      userErrors { field message }
    }
  }
`;

const answer = z.object({ fulfillmentOrderClose: z.object({ userErrors }) });

/**
 * Gives an accepted fulfillment order back unfinished: the merchant may request it again or ship it himself.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/fulfillmentOrderClose
 * @throws SyncError outcome_unknown, subject_not_found, request_refused
 */
export async function closeFulfillmentOrder(
  client: AdminClient,
  shop: ShopRef,
  reply: { id: string; message: string },
): Promise<void> {
  const read = await client.request(shop, document, reply, answer, {
    mode: "write",
  });
  refuseUserErrors(read.fulfillmentOrderClose.userErrors, missingSubject);
}
