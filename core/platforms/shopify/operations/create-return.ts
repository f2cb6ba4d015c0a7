import { z } from "zod";
import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { coded, refuseUserErrors } from "../user-errors.ts";
import { userErrors } from "../wire/user-error.ts";

/** A return with the parcels' lines that its units left in. */
type ReturnWanted = {
  orderId: string;
  /** Asked for only: the merchant answers it; otherwise it has been agreed elsewhere. */
  isAsked: boolean;
  lines: {
    fulfillmentLineId: string;
    quantity: number;
    reasonId: string;
    note: string;
  }[];
};

const requesting = `#graphql
  mutation RequestReturn($input: ReturnRequestInput!) {
    returnRequest(input: $input) {
      return { id }
      userErrors { field message code }
    }
  }
`;

const creating = `#graphql
  mutation CreateReturn($input: ReturnInput!) {
    returnCreate(returnInput: $input) {
      return { id }
      userErrors { field message code }
    }
  }
`;

const made = z.object({
  return: z.object({ id: z.string() }).nullable(),
  userErrors,
});
const requested = z
  .object({ returnRequest: made })
  .transform(({ returnRequest }) => returnRequest);
const created = z
  .object({ returnCreate: made })
  .transform(({ returnCreate }) => returnCreate);

/**
 * Opens a return, or asks for one. Shopify keeps no key for it, so whoever calls has looked first.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/returnCreate and
 * https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/returnRequest
 * @throws SyncError outcome_unknown, subject_not_found, and by `user-error-codes.ts`
 */
export async function createReturn(
  client: AdminClient,
  shop: ShopRef,
  { orderId, isAsked, lines }: ReturnWanted,
): Promise<{ returnId: string }> {
  const input = {
    orderId,
    returnLineItems: lines.map((line) => ({
      fulfillmentLineItemId: line.fulfillmentLineId,
      quantity: line.quantity,
      returnReasonDefinitionId: line.reasonId,
      [isAsked ? "customerNote" : "returnReasonNote"]: line.note,
    })),
  };
  const done = isAsked
    ? await client.request(shop, requesting, { input }, requested, {
        mode: "write",
      })
    : await client.request(shop, creating, { input }, created, {
        mode: "write",
      });
  refuseUserErrors(done.userErrors, coded("ReturnErrorCode"));
  if (!done.return) throw new SyncError("outcome_unknown");
  return { returnId: done.return.id };
}
