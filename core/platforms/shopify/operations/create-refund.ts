import { z } from "zod";
import type { ErrorCode } from "#core/errors/catalog.ts";
import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { missingSubject, refuseUserErrors } from "../user-errors.ts";
import type { RefundInput } from "../wire/documents.generated.ts";
import { type UserError, userErrors } from "../wire/user-error.ts";

const document = `#graphql
  mutation CreateRefund($input: RefundInput!, $key: String!) {
    refundCreate(input: $input) @idempotent(key: $key) {
      refund { id }
      userErrors { field message }
    }
  }
`;

const answer = z.object({
  refundCreate: z.object({
    refund: z.object({ id: z.string() }).nullable(),
    userErrors,
  }),
});

/**
 * Records a refund; Shopify keeps the key for about a day and answers a repetition with the first refund.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/refundCreate
 * @throws SyncError subject_not_found, too_late_to_cancel where units to be cancelled have left, request_refused,
 * outcome_unknown
 */
export async function createRefund(
  client: AdminClient,
  shop: ShopRef,
  refund: { input: RefundInput; key: string },
): Promise<{ refundId: string }> {
  const { refundCreate: done } = await client.request(
    shop,
    document,
    refund,
    answer,
    { mode: "keyed-write" },
  );
  refuseUserErrors(done.userErrors, codeOf);
  if (!done.refund) throw new SyncError("outcome_unknown");
  return { refundId: done.refund.id };
}

/** Shopify has no codes here, only words. */
const codeOf = (error: UserError): ErrorCode | null =>
  /cancel.*fulfilled/i.test(error.message)
    ? "too_late_to_cancel"
    : missingSubject(error);
