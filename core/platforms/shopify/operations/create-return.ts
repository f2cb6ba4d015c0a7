import { z } from "zod";
import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { coded, refuseUserErrors } from "../user-errors.ts";
import { userErrors } from "../wire/user-error.ts";

/** A return with the parcels' lines that its units left in. */
export type ReturnWanted = {
  orderId: string;
  lines: {
    fulfillmentLineId: string;
    quantity: number;
    reasonId: string;
    note: string;
  }[];
};

const document = `#graphql
  mutation CreateReturn($input: ReturnInput!) {
    returnCreate(returnInput: $input) {
      return { id }
      userErrors { field message code }
    }
  }
`;

const answer = z.object({
  returnCreate: z.object({
    return: z.object({ id: z.string() }).nullable(),
    userErrors,
  }),
});

/**
 * Opens a return that has been agreed elsewhere. Shopify keeps no key for it, so whoever calls has looked first.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/returnCreate
 * @throws SyncError outcome_unknown, subject_not_found, and by `user-error-codes.ts`
 */
export async function createReturn(
  client: AdminClient,
  shop: ShopRef,
  wanted: ReturnWanted,
): Promise<{ returnId: string }> {
  const input = {
    orderId: wanted.orderId,
    returnLineItems: wanted.lines.map((line) => ({
      fulfillmentLineItemId: line.fulfillmentLineId,
      quantity: line.quantity,
      returnReasonDefinitionId: line.reasonId,
      returnReasonNote: line.note,
    })),
  };
  const { returnCreate: done } = await client.request(
    shop,
    document,
    { input },
    answer,
    { mode: "write" },
  );
  refuseUserErrors(done.userErrors, coded("ReturnErrorCode"));
  if (!done.return) throw new SyncError("outcome_unknown");
  return { returnId: done.return.id };
}
