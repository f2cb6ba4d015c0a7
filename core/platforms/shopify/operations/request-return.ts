import { z } from "zod";
import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { coded, refuseUserErrors } from "../user-errors.ts";
import { userErrors } from "../wire/user-error.ts";
import type { ReturnWanted } from "./create-return.ts";

const document = `#graphql
  mutation RequestReturn($input: ReturnRequestInput!) {
    returnRequest(input: $input) {
      return { id }
      userErrors { field message code }
    }
  }
`;

const answer = z.object({
  returnRequest: z.object({
    return: z.object({ id: z.string() }).nullable(),
    userErrors,
  }),
});

/**
 * Asks for a return, which the merchant then answers. Shopify keeps no key for it, so whoever calls has looked first.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/returnRequest
 * @throws SyncError outcome_unknown, subject_not_found, and by `user-error-codes.ts`
 */
export async function requestReturn(
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
      customerNote: line.note,
    })),
  };
  const { returnRequest: done } = await client.request(
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
