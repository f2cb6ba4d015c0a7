import type { OrderSituation } from "../../domain/orders/order-situation.ts";
import { shownOf } from "../../domain/shipments/sides.ts";
import { causeOf, finishWithout, type Planning, settle } from "./context.ts";
import { learnMarketplaceOrder } from "./learn-marketplace-order.ts";
import {
  learnStorefrontOrder,
  standingOrder,
} from "./learn-storefront-order.ts";
import { learnNetworkOrder } from "./network-order.ts";
import { planOrderById } from "./orders.ts";
import { promiseOrder } from "./promise-order.ts";
import { readMarketplaceOrders } from "./read-marketplace-orders.ts";

/** Reads an order on every side that has it and compares what they show of its parcels (law O5). */
export async function planReadBack(
  planning: Planning,
  orderId: string,
): Promise<void> {
  const { world, shop } = planning;
  const situation = await world.store.inShop(shop.shopId, (records) =>
    records.orderSituation(orderId),
  );
  if (!situation)
    return finishWithout(planning, {
      outcome: "nothing",
      note: "The order is gone.",
    });
  const read = await readSides(planning, situation);
  await settle(planning, async (records) => {
    const { at } = causeOf(planning);
    if (read.storefront)
      await learnStorefrontOrder(
        records,
        read.storefront,
        await standingOrder(records, read.storefront),
      );
    if (read.marketplace)
      await learnMarketplaceOrder(records, read.marketplace, at);
    for (const fact of read.network) {
      const known = await records.requestOfNetworkOrder(fact.externalId, null);
      if (known) await learnNetworkOrder(records, known, fact, at);
    }
    const learned = await records.orderSituation(orderId);
    const carriers = {
      names: learned?.carrierNames ?? { marketplace: {}, storefront: {} },
      storefront: world.storefront.knownCarrier,
      marketplace: world.marketplace.knownCarrier,
    };
    for (const shipment of learned?.shipments ?? []) {
      if (shipment.condition !== "live" || !shipment.trackingNumber) continue;
      const shown = shownOf(shipment, read, carriers);
      if (shown) await records.noteShown(shipment.id, shown, at);
    }
    await promiseOrder(records, orderId, at);
    return planOrderById(records, orderId, at);
  });
}

async function readSides(
  { world, shop }: Planning,
  { order, requests, shipments }: OrderSituation,
) {
  const [marketplace = null] =
    order.channel === "marketplace"
      ? await readMarketplaceOrders({ world, shop }, [order.externalId])
      : [];
  const storefront = order.storefrontExternalId
    ? await world.storefront.fetchOrder(shop, order.storefrontExternalId)
    : null;
  // The network is the source of its own parcels' numbers.
  const sent = new Set(
    shipments.flatMap(({ origin, fulfillmentOrderExternalId }) =>
      origin === "network" ? (fulfillmentOrderExternalId ?? []) : [],
    ),
  );
  const network = [];
  for (const { externalId, orders } of requests)
    for (const part of orders)
      if (sent.has(externalId) && part.externalId) {
        const fact = await world.network.fetchOrder(shop, part.externalId);
        if (fact) network.push(fact);
      }
  return { marketplace, storefront, network };
}
