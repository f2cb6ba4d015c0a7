import { z } from "zod";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { coded, refuseUserErrors } from "../user-errors.ts";
import { userErrors } from "../wire/user-error.ts";

const document = `#graphql
  mutation CloseReturn($id: ID!) {
    returnClose(id: $id) {
      userErrors { field message code }
    }
  }
`;

const answer = z.object({ returnClose: z.object({ userErrors }) });

/**
 * Ends a return whose goods have all been dealt with. Asking again for a closed one changes nothing, as recorded answers show.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/returnClose
 * @throws SyncError subject_not_found, and by `user-error-codes.ts`
 */
export async function closeReturn(
  client: AdminClient,
  shop: ShopRef,
  id: string,
): Promise<void> {
  const read = await client.request(shop, document, { id }, answer, {
    mode: "keyed-write",
  });
  refuseUserErrors(read.returnClose.userErrors, coded("ReturnErrorCode"));
}
