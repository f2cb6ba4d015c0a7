import { SyncError } from "#core/errors/sync-error.ts";
import { formatDecimal } from "#core/kit/money.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { ReturnCount } from "#core/world/storefront-orders.ts";
import type { AdminClient } from "./client.server.ts";
import { fetchRefunds } from "./operations/fetch-refunds.ts";
import { fetchReturn, type ReturnState } from "./operations/fetch-return.ts";
import { processReturn } from "./operations/process-return.ts";
import { paymentOf } from "./payment.ts";
import { markOf } from "./reference-mark.ts";
import type {
  CurrencyCode,
  ReturnProcessInput,
} from "./wire/documents.generated.ts";

/**
 * Counts returned units in, up to the totals that are told: what is counted already is not counted again, which makes
 * it safe to repeat. `locationId` puts them back on that shelf; null leaves the stock alone. Money goes back in the same
 * call, and not twice: the refund's reference stands in its note.
 * @throws SyncError subject_not_found when a line is not in the return.
 */
export async function countReturnIn(
  client: AdminClient,
  shop: ShopRef,
  count: ReturnCount,
): Promise<{ refundId: string | null }> {
  const order =
    count.refund &&
    (await fetchRefunds(client, shop, count.refund.orderExternalId));
  const refundId = order && findRefund(order, count.refund);
  if (refundId) return { refundId };
  const state = await fetchReturn(client, shop, count.returnExternalId);
  const lines = count.lines.flatMap((line) => {
    const known = state.returnLineItems.nodes.find(
      ({ id }) => id === line.externalId,
    );
    if (!known) throw new SyncError("subject_not_found");
    const quantity = line.receivedInAll - known.processedQuantity;
    if (quantity <= 0) return [];
    const dispositions = dispositionsOf(state, known, {
      quantity,
      locationId:
        line.onNoShelf && count.locationId !== "awaited"
          ? null
          : count.locationId,
    });
    return [{ id: known.id, quantity, dispositions }];
  });
  const money = order ? moneyOf(count.refund, order) : {};
  const givesMoney = money.financialTransfer !== undefined;
  if (lines.length === 0 && !givesMoney) return { refundId: null };
  await processReturn(client, shop, {
    returnId: count.returnExternalId,
    returnLineItems: lines,
    notifyCustomer: false,
    ...money,
  });
  if (!count.refund || !givesMoney) return { refundId: null };
  const made = await fetchRefunds(client, shop, count.refund.orderExternalId);
  return { refundId: findRefund(made, count.refund) ?? null };
}

type Wanted = ReturnCount["refund"];
type Order = Awaited<ReturnType<typeof fetchRefunds>>;

const findRefund = ({ refunds }: Order, wanted: Wanted) =>
  wanted &&
  refunds.find(({ note }) => note?.includes(markOf(wanted.reference)))?.id;

/** Nothing can be given back of an order without a payment: then the units alone are counted in. */
function moneyOf(wanted: Wanted, order: Order): Partial<ReturnProcessInput> {
  const payment = paymentOf(order);
  if (!wanted || !payment || wanted.amountMinor <= 0) return {};
  const { currencyCode } = order;
  const money = (minor: number) => ({
    amount: formatDecimal({ minor, currency: currencyCode }),
    currencyCode: currencyCode as CurrencyCode,
  });
  return {
    note: `${wanted.note} ${markOf(wanted.reference)}`,
    ...(wanted.shippingMinor > 0 && {
      refundShipping: { shippingRefundAmount: money(wanted.shippingMinor) },
    }),
    financialTransfer: {
      issueRefund: {
        orderTransactions: [
          {
            parentId: payment.id,
            transactionAmount: money(wanted.amountMinor),
          },
        ],
      },
    },
  };
}

function dispositionsOf(
  state: ReturnState,
  line: ReturnState["returnLineItems"]["nodes"][number],
  units: Pick<ReturnCount, "locationId"> & { quantity: number },
) {
  if (units.locationId === "awaited") return [];
  const reverse = state.reverseFulfillmentOrders.nodes
    .flatMap(({ lineItems }) => lineItems.nodes)
    .find(
      (each) => each.fulfillmentLineItem?.id === line.fulfillmentLineItem.id,
    );
  if (!reverse) return [];
  const { quantity, locationId } = units;
  return [
    {
      reverseFulfillmentOrderLineItemId: reverse.id,
      quantity,
      ...(locationId
        ? { dispositionType: "RESTOCKED" as const, locationId }
        : { dispositionType: "NOT_RESTOCKED" as const }),
    },
  ];
}
