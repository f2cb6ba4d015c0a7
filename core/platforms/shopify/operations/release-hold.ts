import { z } from "zod";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { coded, refuseUserErrors } from "../user-errors.ts";
import { userErrors } from "../wire/user-error.ts";

const document = `#graphql
  mutation ReleaseHold($id: ID!, $holdIds: [ID!]!) {
    fulfillmentOrderReleaseHold(id: $id, holdIds: $holdIds) {
      userErrors { field message code }
    }
  }
`;

const answer = z.object({
  fulfillmentOrderReleaseHold: z.object({ userErrors }),
});

/**
 * Releases these holds and no others: without ids Shopify would release everybody's. Released ones are no holds any more,
 * so whoever repeats looks first (`release-own-hold.ts`).
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/fulfillmentOrderReleaseHold
 * @throws SyncError outcome_unknown, subject_not_found, and by `user-error-codes.ts`
 */
export async function releaseHold(
  client: AdminClient,
  shop: ShopRef,
  release: { id: string; holdIds: string[] },
): Promise<void> {
  const read = await client.request(shop, document, release, answer, {
    mode: "write",
  });
  refuseUserErrors(
    read.fulfillmentOrderReleaseHold.userErrors,
    coded("FulfillmentOrderReleaseHoldUserErrorCode"),
  );
}
