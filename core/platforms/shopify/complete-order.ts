import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "./client.server.ts";
import { fetchFulfillmentLines } from "./operations/fetch-fulfillment-lines.ts";
import { fetchFulfillmentOrderLines } from "./operations/fetch-fulfillment-order-lines.ts";
import { fetchFulfillmentOrders } from "./operations/fetch-fulfillment-orders.ts";
import { fetchFulfillments } from "./operations/fetch-fulfillments.ts";
import { fetchOrderLines } from "./operations/fetch-order-lines.ts";
import { fulfillmentsAtFirst } from "./operations/fetch-orders.ts";
import { hasMore, readOn } from "./paging.ts";
import type { WireOrder } from "./wire/order.ts";
import type { Page } from "./wire/page.ts";

const isComplete = (order: WireOrder) =>
  order.fulfillments.length < fulfillmentsAtFirst &&
  !order.fulfillments.some((each) => hasMore(each.fulfillmentLineItems)) &&
  !order.fulfillmentOrders.nodes.some((each) => hasMore(each.lineItems)) &&
  !hasMore(order.fulfillmentOrders) &&
  !hasMore(order.lineItems);

/** Reads on what one answer of `fetchOrders` could not hold. Nearly every order passes straight through. */
export async function completeOrder(
  client: AdminClient,
  shop: ShopRef,
  order: WireOrder,
): Promise<WireOrder> {
  if (isComplete(order)) return order;

  const lines = await readOn(order.lineItems, (after) =>
    fetchOrderLines(client, shop, order.id, after),
  );
  const fulfillmentOrders = await readOn(order.fulfillmentOrders, (after) =>
    fetchFulfillmentOrders(client, shop, order.id, after),
  );
  for (const each of fulfillmentOrders)
    each.lineItems = whole(
      await readOn(each.lineItems, (after) =>
        fetchFulfillmentOrderLines(client, shop, each.id, after),
      ),
    );

  const fulfillments =
    order.fulfillments.length < fulfillmentsAtFirst
      ? order.fulfillments
      : await fetchFulfillments(client, shop, order.id);
  for (const each of fulfillments)
    each.fulfillmentLineItems = whole(
      await readOn(each.fulfillmentLineItems, (after) =>
        fetchFulfillmentLines(client, shop, each.id, after),
      ),
    );

  return {
    ...order,
    lineItems: whole(lines),
    fulfillmentOrders: whole(fulfillmentOrders),
    fulfillments,
  };
}

const whole = <Node>(nodes: Node[]): Page<Node> => ({
  nodes,
  pageInfo: { hasNextPage: false, endCursor: null },
});
