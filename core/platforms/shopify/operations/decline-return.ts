import { z } from "zod";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { coded, refuseUserErrors } from "../user-errors.ts";
import type { ReturnDeclineReason } from "../wire/documents.generated.ts";
import { userErrors } from "../wire/user-error.ts";

const document = `#graphql
  mutation DeclineReturn($input: ReturnDeclineRequestInput!) {
    returnDeclineRequest(input: $input) {
      userErrors { field message code }
    }
  }
`;

const answer = z.object({ returnDeclineRequest: z.object({ userErrors }) });

/**
 * Says no to a return that a customer asked for; he reads the note.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/returnDeclineRequest
 * @throws SyncError outcome_unknown, subject_not_found, and by `user-error-codes.ts`
 */
export async function declineReturn(
  client: AdminClient,
  shop: ShopRef,
  no: { id: string; reason: ReturnDeclineReason; note: string },
): Promise<void> {
  const { id, reason, note } = no;
  const input = { id, declineReason: reason, declineNote: note };
  const read = await client.request(shop, document, { input }, answer, {
    mode: "write",
  });
  refuseUserErrors(
    read.returnDeclineRequest.userErrors,
    coded("ReturnErrorCode"),
  );
}
