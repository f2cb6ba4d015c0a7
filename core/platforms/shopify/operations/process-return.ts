import { z } from "zod";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { coded, refuseUserErrors } from "../user-errors.ts";
import type { ReturnProcessInput } from "../wire/documents.generated.ts";
import { userErrors } from "../wire/user-error.ts";

const document = `#graphql
  mutation ProcessReturn($input: ReturnProcessInput!) {
    returnProcess(input: $input) {
      userErrors { field message code }
    }
  }
`;

const answer = z.object({ returnProcess: z.object({ userErrors }) });

/**
 * Counts returned units in, and gives back what the input says. They add up, so whoever calls has looked how many are
 * counted already.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/returnProcess
 * @throws SyncError outcome_unknown, subject_not_found, and by `user-error-codes.ts`
 */
export async function processReturn(
  client: AdminClient,
  shop: ShopRef,
  input: ReturnProcessInput,
): Promise<void> {
  const read = await client.request(shop, document, { input }, answer, {
    mode: "write",
  });
  refuseUserErrors(read.returnProcess.userErrors, coded("ReturnErrorCode"));
}
