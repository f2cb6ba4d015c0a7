import { z } from "zod";
import type { HoldReason } from "#core/domain/orders/hold-reasons.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { coded, refuseUserErrors } from "../user-errors.ts";
import { type UserError, userErrors } from "../wire/user-error.ts";

const document = `#graphql
  mutation HoldFulfillmentOrder($id: ID!, $hold: FulfillmentOrderHoldInput!) {
    fulfillmentOrderHold(id: $id, fulfillmentHold: $hold) {
      userErrors { field message code }
    }
  }
`;

const answer = z.object({ fulfillmentOrderHold: z.object({ userErrors }) });

/**
 * Puts a fulfillment order on hold. The handle is ours and unique on the order, so a second hold with it is refused and
 * the first one is what was wanted.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/fulfillmentOrderHold
 * @throws SyncError subject_not_found, and by `user-error-codes.ts`
 */
export async function holdFulfillmentOrder(
  client: AdminClient,
  shop: ShopRef,
  hold: { id: string; handle: string; reason: HoldReason; notes: string },
): Promise<void> {
  const { id, handle, reason, notes } = hold;
  const input = { handle, reason, reasonNotes: notes, notifyMerchant: false };
  const variables = { id, hold: input };
  const read = await client.request(shop, document, variables, answer, {
    mode: "keyed-write",
  });
  const errors = read.fulfillmentOrderHold.userErrors;
  if (errors.some(isHeldAlready)) return;
  refuseUserErrors(errors, coded("FulfillmentOrderHoldUserErrorCode"));
}

const isHeldAlready = ({ code }: UserError) =>
  code === "DUPLICATE_FULFILLMENT_HOLD_HANDLE";
