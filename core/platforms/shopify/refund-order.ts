import { formatDecimal } from "#core/kit/money.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { OrderRefund } from "#core/world/storefront-orders.ts";
import type { AdminClient } from "./client.server.ts";
import { createRefund } from "./operations/create-refund.ts";
import { fetchRefunds } from "./operations/fetch-refunds.ts";
import { paymentOf } from "./payment.ts";
import { markOf } from "./reference-mark.ts";
import type {
  OrderTransactionInput,
  RefundInput,
} from "./wire/documents.generated.ts";

const restockTypes = {
  return: "RETURN",
  cancel: "CANCEL",
  none: "NO_RESTOCK",
} as const;

/**
 * Records what was given back for an order. Guarded twice: by the key, which Shopify remembers for about a day, and by
 * the reference in the refund's note, which stays.
 */
export async function refundOrder(
  client: AdminClient,
  shop: ShopRef,
  refund: OrderRefund,
): Promise<{ refundId: string }> {
  const order = await fetchRefunds(client, shop, refund.orderExternalId);
  const mark = markOf(refund.reference);
  const known = order.refunds.find(({ note }) => note?.includes(mark));
  if (known) return { refundId: known.id };

  const input: RefundInput = {
    orderId: refund.orderExternalId,
    note: `${refund.note} ${mark}`.trim(),
    notify: false,
    refundLineItems: refund.lines.map((line) => ({
      lineItemId: line.orderLineExternalId,
      quantity: line.quantity,
      restockType: restockTypes[line.restock],
      // A place is only named where units come back to it.
      ...(line.restock !== "none" && { locationId: line.locationId }),
    })),
    ...(refund.shippingMinor && {
      shipping: {
        amount: formatDecimal({
          minor: refund.shippingMinor,
          currency: order.currencyCode,
        }),
      },
    }),
    transactions: transactionsOf(refund, order),
  };
  return createRefund(client, shop, { input, key: refund.key });
}

/**
 * Money is only moved against a payment that Shopify knows. A marketplace order was paid elsewhere and has none: then the
 * refund records the units alone.
 */
function transactionsOf(
  refund: OrderRefund,
  order: Awaited<ReturnType<typeof fetchRefunds>>,
): OrderTransactionInput[] {
  const parent = paymentOf(order);
  if (!refund.amountMinor || !parent) return [];
  const { currencyCode: currency } = order;
  return [
    {
      orderId: refund.orderExternalId,
      parentId: parent.id,
      gateway: parent.gateway ?? "",
      kind: "REFUND",
      amount: formatDecimal({ minor: refund.amountMinor, currency }),
    },
  ];
}
