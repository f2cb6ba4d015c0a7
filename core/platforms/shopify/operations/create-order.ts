import { z } from "zod";
import type { ErrorCode } from "#core/errors/catalog.ts";
import { SyncError } from "#core/errors/sync-error.ts";
import type { OrderImport, ShopRef } from "#core/world/storefront.ts";
import { tooManyOrders } from "../assumed.ts";
import type { AdminClient } from "../client.server.ts";
import { toOrderInput } from "../map/order-input.ts";
import { coded, refuseUserErrors } from "../user-errors.ts";
import { type UserError, userErrors } from "../wire/user-error.ts";

const document = `#graphql
  mutation CreateOrder($order: OrderCreateOrderInput!, $options: OrderCreateOptionsInput!) {
    orderCreate(order: $order, options: $options) {
      order { id name }
      userErrors { field message code }
    }
  }
`;

const answer = z.object({
  orderCreate: z.object({
    order: z.object({ id: z.string(), name: z.string() }).nullable(),
    userErrors,
  }),
});

/**
 * Creates an order; Shopify keeps no key for it, so whoever calls has looked first.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/orderCreate
 * @throws SyncError and by `user-error-codes.ts`, outcome_unknown, platform_throttled
 */
export async function createOrder(
  client: AdminClient,
  shop: ShopRef,
  order: OrderImport,
): Promise<{ externalId: string; name: string }> {
  const { orderCreate: done } = await client.request(
    shop,
    document,
    toOrderInput(order),
    answer,
    { mode: "write" },
  );
  refuseUserErrors(done.userErrors, codeOf);
  if (!done.order) throw new SyncError("outcome_unknown");
  return { externalId: done.order.id, name: done.order.name };
}

/** Trial and development stores may create five orders a minute, and say so among the user errors. */
const codeOf = (error: UserError): ErrorCode | null =>
  tooManyOrders.test(error.message) ? "platform_throttled" : byCode(error);

const byCode = coded("OrderCreateUserErrorCode");
