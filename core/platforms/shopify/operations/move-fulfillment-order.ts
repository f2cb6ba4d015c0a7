import { z } from "zod";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { coded, refuseUserErrors } from "../user-errors.ts";
import { userErrors } from "../wire/user-error.ts";

const document = `#graphql
  mutation MoveFulfillmentOrder($id: ID!, $locationId: ID!) {
    fulfillmentOrderMove(id: $id, newLocationId: $locationId) {
      userErrors { field message code }
    }
  }
`;

const answer = z.object({ fulfillmentOrderMove: z.object({ userErrors }) });

/**
 * Gives a fulfillment order to another location. Refused while its request is submitted, accepted or being cancelled.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/fulfillmentOrderMove
 * @throws SyncError outcome_unknown, subject_not_found, and by `user-error-codes.ts`
 */
export async function moveFulfillmentOrder(
  client: AdminClient,
  shop: ShopRef,
  move: { id: string; locationId: string },
): Promise<void> {
  const read = await client.request(shop, document, move, answer, {
    mode: "write",
  });
  refuseUserErrors(
    read.fulfillmentOrderMove.userErrors,
    coded("FulfillmentOrderMoveFulfillmentOrderMoveUserErrorCode"),
  );
}
