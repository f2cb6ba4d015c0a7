import { z } from "zod";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { coded, refuseUserErrors } from "../user-errors.ts";
import { userErrors } from "../wire/user-error.ts";

const document = `#graphql
  mutation CancelReturn($id: ID!) {
    returnCancel(id: $id) {
      userErrors { field message code }
    }
  }
`;

const answer = z.object({ returnCancel: z.object({ userErrors }) });

/**
 * Calls a return off, while nothing of it has been processed. Asking again for a cancelled one changes nothing, as recorded answers show.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/returnCancel
 * @throws SyncError subject_not_found, and by `user-error-codes.ts`
 */
export async function cancelReturn(
  client: AdminClient,
  shop: ShopRef,
  id: string,
): Promise<void> {
  const read = await client.request(shop, document, { id }, answer, {
    mode: "keyed-write",
  });
  refuseUserErrors(read.returnCancel.userErrors, coded("ReturnErrorCode"));
}
