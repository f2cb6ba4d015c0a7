import type { StorefrontOrderFact } from "../../domain/facts.ts";
import type { OrderSituation } from "../../domain/orders/order-situation.ts";
import { mayShip } from "../../domain/orders/plan-fallback.ts";
import { stateOfStorefrontOrder } from "../../domain/orders/states.ts";
import { parcelsFromMerchant } from "../../domain/shipments/learn-shipments.ts";
import type { Records } from "../../world/records.ts";
import { placeOnLines } from "./place-on-lines.ts";

/** The order as which one in Shopify is known already: its own, or the TikTok order that it stands for. */
export async function standingOrder(
  records: Records,
  {
    externalId,
    sourceIdentifier,
  }: Pick<StorefrontOrderFact, "externalId" | "sourceIdentifier">,
): Promise<OrderSituation | null> {
  const orderId = await records.orderOfStorefront(externalId, sourceIdentifier);
  return orderId === null ? null : records.orderSituation(orderId);
}

/**
 * Learns a Shopify order: as an order of its own, or as what stands for a TikTok order.
 * @param known as what it was known until now, as `standingOrder` reads it.
 */
export async function learnStorefrontOrder(
  records: Records,
  fact: StorefrontOrderFact,
  known: OrderSituation | null,
): Promise<{ orderId: string; touched: string[] }> {
  const service = await records.service();
  const variants = await records.variantsByExternalId([
    ...fact.lines.flatMap((line) => line.variantExternalId ?? []),
    ...fact.fulfillmentOrders.flatMap((order) =>
      order.lines.flatMap((line) => line.variantExternalId ?? []),
    ),
  ]);
  const variantOf = (externalId: string | null) =>
    (externalId && variants.get(externalId)) || null;
  const ours = fact.fulfillmentOrders.filter(
    (order) => service !== null && order.locationId === service.locationId,
  );
  const theirs = fact.fulfillmentOrders.filter(
    (order) => !ours.includes(order),
  );
  let orderId: string;
  if (known && known.order.channel === "marketplace") {
    orderId = known.order.id;
    await placeOnLines(records, known, fact.lines);
  } else {
    const live = fact.fulfillments.filter((made) => made.status === "SUCCESS");
    const learned = await records.learnOrder({
      channel: "storefront",
      externalId: fact.externalId,
      name: fact.name,
      state: stateOfStorefrontOrder({
        cancelledAt: fact.cancelledAt,
        ordered: units(fact.lines),
        fulfilled: units(live.flatMap((made) => made.lines)),
      }),
      channelState: fact.cancelledAt ? "CANCELLED" : "OPEN",
      fulfilledBy:
        ours.length === 0
          ? "merchant"
          : ours.length === fact.fulfillmentOrders.length
            ? "network"
            : "mixed",
      currency: fact.currency,
      totalMinor: fact.totalMinor,
      placedAt: fact.placedAt,
      cancelledAt: fact.cancelledAt,
      shipBy: shipByOf(fact),
      cancelsAt: null,
      region: fact.region,
      recipientMark: fact.recipientMark,
      updatedAt: fact.updatedAt,
      lines: fact.lines.map((line) => ({
        externalId: line.externalId,
        variantId: variantOf(line.variantExternalId),
        itemExternalId: line.variantExternalId,
        sku: line.sku,
        title: line.title,
        quantity: line.quantity,
        unitPriceMinor: line.unitPriceMinor,
        paidUnitMinor: line.paidUnitMinor,
      })),
    });
    orderId = learned.orderId;
  }
  await records.noteStorefrontOrder(orderId, {
    externalId: fact.externalId,
    name: fact.name,
    updatedAt: fact.updatedAt,
    shipFrom:
      (theirs.find(({ status }) => status !== "CLOSED") ?? theirs.at(-1))
        ?.locationId ?? null,
    cancelled: fact.cancelledAt && {
      at: fact.cancelledAt,
      reason: fact.cancelReason,
      said: fact.cancelSaid,
    },
  });
  const left = new Set(
    known?.requests.flatMap((request) =>
      mayShip(request) ? [] : request.externalId,
    ),
  );
  // What the network had to leave to another location is followed there to its end.
  const followed = theirs.filter(({ externalId }) => left.has(externalId));
  await records.learnRequests(
    orderId,
    [...ours, ...followed].map((order) => ({
      externalId: order.externalId,
      locationId: order.locationId,
      status: order.status,
      requestStatus: order.requestStatus,
      cancellationRequested: order.cancellationRequested,
      updatedAt: order.updatedAt,
      lines: order.lines.map((line) => ({
        externalId: line.externalId,
        orderLineExternalId: line.orderLineExternalId,
        variantId: variantOf(line.variantExternalId),
        sku: line.sku,
        totalQuantity: line.totalQuantity,
        remainingQuantity: line.remainingQuantity,
      })),
    })),
  );
  await learnFulfillments(
    records,
    orderId,
    fact,
    variantOf,
    service?.locationId,
  );
  return { orderId, touched: [...variants.values()] };
}

/** The earliest time by which something that is still to be shipped has to leave. */
const shipByOf = ({ fulfillmentOrders }: StorefrontOrderFact): Date | null =>
  fulfillmentOrders
    .flatMap(({ status, fulfillBy }) =>
      fulfillBy && status !== "CLOSED" && status !== "CANCELLED"
        ? fulfillBy
        : [],
    )
    .sort((one, other) => one.getTime() - other.getTime())[0] ?? null;

async function learnFulfillments(
  records: Records,
  orderId: string,
  fact: StorefrontOrderFact,
  variantOf: (externalId: string | null) => string | null,
  serviceLocationId: string | undefined,
): Promise<void> {
  if (fact.fulfillments.length === 0) return;
  const situation = await records.orderSituation(orderId);
  if (!situation) return;
  await records.learnShipments(
    parcelsFromMerchant(situation, fact, variantOf, serviceLocationId ?? null),
  );
  // A fulfillment of ours whose answer was lost on the way is recognised by its tracking number.
  for (const made of fact.fulfillments) {
    if (made.status !== "SUCCESS") continue;
    for (const shipment of situation.shipments)
      if (
        shipment.origin !== "merchant" &&
        shipment.storefrontFulfillmentId === null &&
        made.tracking.some(({ number }) => number === shipment.trackingNumber)
      )
        await records.noteShipmentTold(shipment.id, {
          storefrontFulfillmentId: made.externalId,
        });
  }
}

const units = (lines: { quantity: number }[]) =>
  lines.reduce((sum, line) => sum + line.quantity, 0);
