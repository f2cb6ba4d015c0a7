import { z } from "zod";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { missingSubject, refuseUserErrors } from "../user-errors.ts";
import { userErrors } from "../wire/user-error.ts";

const document = `#graphql
  mutation CancelFulfillment($id: ID!) {
    fulfillmentCancel(id: $id) {
      userErrors { field message }
    }
  }
`;

const answer = z.object({ fulfillmentCancel: z.object({ userErrors }) });

/**
 * Takes a fulfillment back; its lines are open again. Recorded answers show that cancelling a cancelled one succeeds.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/fulfillmentCancel
 * @throws SyncError subject_not_found, request_refused
 */
export async function cancelFulfillment(
  client: AdminClient,
  shop: ShopRef,
  id: string,
): Promise<void> {
  const read = await client.request(shop, document, { id }, answer, {
    mode: "keyed-write",
  });
  refuseUserErrors(read.fulfillmentCancel.userErrors, missingSubject);
}
