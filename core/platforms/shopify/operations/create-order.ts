import { z } from "zod";
import type { ErrorCode } from "#core/errors/catalog.ts";
import { SyncError } from "#core/errors/sync-error.ts";
import type {
  ImportedOrder,
  OrderImport,
  ShopRef,
} from "#core/world/storefront.ts";
import { tooManyOrders } from "../assumed.ts";
import type { AdminClient } from "../client.server.ts";
import { toOrderLineFact } from "../map/order.ts";
import { toOrderInput } from "../map/order-input.ts";
import { coded, refuseUserErrors } from "../user-errors.ts";
import { orderLine } from "../wire/order.ts";
import { type UserError, userErrors } from "../wire/user-error.ts";

const document = `#graphql
  mutation CreateOrder($order: OrderCreateOrderInput!, $options: OrderCreateOptionsInput!) {
    orderCreate(order: $order, options: $options) {
      order {
        id
        name
        lineItems(first: 50) {
          nodes { id title sku quantity currentQuantity customAttributes { key value } variant { id } originalUnitPriceSet { shopMoney { amount } } discountedUnitPriceAfterAllDiscountsSet { shopMoney { amount } } }
        }
      }
      userErrors { field message code }
    }
  }
`;

const answer = z.object({
  orderCreate: z.object({
    order: z
      .object({
        id: z.string(),
        name: z.string(),
        lineItems: z.object({ nodes: z.array(orderLine) }),
      })
      .nullable(),
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
): Promise<ImportedOrder> {
  const { orderCreate: done } = await client.request(
    shop,
    document,
    toOrderInput(order),
    answer,
    { mode: "write" },
  );
  refuseUserErrors(done.userErrors, codeOf);
  if (!done.order) throw new SyncError("outcome_unknown");
  const { id: externalId, name, lineItems } = done.order;
  return {
    externalId,
    name,
    lines: lineItems.nodes.map((line) => toOrderLineFact(line, order.currency)),
  };
}

/** Trial and development stores may create five orders a minute, and say so among the user errors. */
const codeOf = (error: UserError): ErrorCode | null =>
  tooManyOrders.test(error.message) ? "platform_throttled" : byCode(error);

const byCode = coded("OrderCreateUserErrorCode");
