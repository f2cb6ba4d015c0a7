import { z } from "zod";
import type { ErrorCode } from "#core/errors/catalog.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import { alreadyShipped } from "../assumed.ts";
import type { AdminClient } from "../client.server.ts";
import { coded, refuseUserErrors } from "../user-errors.ts";
import type { OrderCancelReason } from "../wire/documents.generated.ts";
import { type UserError, userErrors } from "../wire/user-error.ts";

// No refund: the buyer paid at the marketplace, and the marketplace pays back.
const document = `#graphql
  mutation CancelOrder($orderId: ID!, $reason: OrderCancelReason!, $restock: Boolean!) {
    orderCancel(orderId: $orderId, reason: $reason, restock: $restock, notifyCustomer: false) {
      orderCancelUserErrors { field message code }
    }
  }
`;

const answer = z.object({
  orderCancel: z.object({ orderCancelUserErrors: userErrors }),
});

/**
 * Cancels an order; Shopify finishes the work after its answer. An order that is already cancelled is what was wanted.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/orderCancel
 * @throws SyncError too_late_to_cancel, subject_not_found, and by `user-error-codes.ts`
 */
export async function cancelOrder(
  client: AdminClient,
  shop: ShopRef,
  order: { orderId: string; reason: OrderCancelReason; restock: boolean },
): Promise<void> {
  const read = await client.request(shop, document, order, answer, {
    mode: "keyed-write",
  });
  const errors = read.orderCancel.orderCancelUserErrors;
  if (errors.some(isAlreadyCancelled)) return;
  refuseUserErrors(errors, codeOf);
}

const isAlreadyCancelled = ({ message }: UserError) =>
  /already been cancell?ed/i.test(message);

const byCode = coded("OrderCancelUserErrorCode");

/** Shopify has one code, INVALID, for all of these; its words tell them apart. */
const codeOf = (error: UserError): ErrorCode | null =>
  alreadyShipped.test(error.message) ? "too_late_to_cancel" : byCode(error);
