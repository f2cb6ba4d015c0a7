import { z } from "zod";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { coded, refuseUserErrors } from "../user-errors.ts";
import { userErrors } from "../wire/user-error.ts";

const document = `#graphql
  mutation ApproveReturn($input: ReturnApproveRequestInput!) {
    returnApproveRequest(input: $input) {
      userErrors { field message code }
    }
  }
`;

const answer = z.object({ returnApproveRequest: z.object({ userErrors }) });

/**
 * Says yes to a return that a customer asked for. Shopify refuses a second answer, so whoever repeats looks first.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/returnApproveRequest
 * @throws SyncError outcome_unknown, subject_not_found, and by `user-error-codes.ts`
 */
export async function approveReturn(
  client: AdminClient,
  shop: ShopRef,
  id: string,
): Promise<void> {
  const input = { id, notifyCustomer: false };
  const read = await client.request(shop, document, { input }, answer, {
    mode: "write",
  });
  refuseUserErrors(
    read.returnApproveRequest.userErrors,
    coded("ReturnErrorCode"),
  );
}
