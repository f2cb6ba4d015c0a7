import type {
  MarketplaceOrderFact,
  StorefrontOrderFact,
} from "../../domain/facts.ts";
import { orderUnits } from "../../domain/orders/order-units.ts";
import { planOrder } from "../../domain/orders/plan-order.ts";
import {
  type OrderState,
  stateOfMarketplaceOrder,
  stateOfStorefrontOrder,
} from "../../domain/orders/states.ts";
import { emptyPlan, joinPlans, type Plan } from "../../domain/plan.ts";
import {
  packagesOfMarketplaceOrder,
  parcelsFromMerchant,
} from "../../domain/shipments/learn-shipments.ts";
import type { Records } from "../../world/records.ts";
import { causeOf, finishWithout, type Planning, settle } from "./context.ts";
import { planStock } from "./plan-stock.ts";

/** A Shopify order moved: read it, answer its requests, pass its tracking numbers on. */
export async function planStorefrontOrders(
  planning: Planning,
  externalIds: string[],
): Promise<void> {
  const facts: StorefrontOrderFact[] = [];
  for (const externalId of externalIds) {
    const fact = await planning.world.storefront.fetchOrder(
      planning.shop,
      externalId,
    );
    if (fact) facts.push(fact);
  }
  if (facts.length === 0)
    return finishWithout(planning, {
      outcome: "nothing",
      note: "Shopify no longer knows the order, or nothing waits.",
    });
  await settle(planning, async (records) => {
    const cause = causeOf(planning);
    const plans: Plan[] = [];
    for (const fact of facts) {
      const { orderId, touched } = await learnStorefrontOrder(records, fact);
      plans.push(await planOrderById(records, orderId));
      plans.push(await planStock(records, touched, cause));
    }
    return plans;
  });
}

/** TikTok orders moved: read them together, bring them to Shopify, pass their tracking numbers on. */
export async function planMarketplaceOrders(
  planning: Planning,
  externalIds: string[],
): Promise<void> {
  const facts = await planning.world.marketplace.fetchOrders(
    planning.shop,
    externalIds,
  );
  await settle(planning, async (records) => {
    const cause = causeOf(planning);
    const plans: Plan[] = [];
    const touched: string[] = [];
    for (const fact of facts) {
      const learned = await learnMarketplaceOrder(records, fact, cause.at);
      touched.push(...learned.touched);
      plans.push(await planOrderById(records, learned.orderId));
    }
    return [...plans, await planStock(records, touched, cause)];
  });
}

/** Plans one order from its rows. */
export async function planOrderById(
  records: Records,
  orderId: string,
): Promise<Plan> {
  const situation = await records.orderSituation(orderId);
  return situation ? planOrder(situation) : emptyPlan();
}

/** Learns a Shopify order: as an order of its own, or as what stands for a TikTok order. */
export async function learnStorefrontOrder(
  records: Records,
  fact: StorefrontOrderFact,
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
  const standing = await records.orderOfStorefront(
    fact.externalId,
    fact.sourceIdentifier,
  );
  const known = standing && (await records.orderSituation(standing));
  let orderId: string;
  if (known && known.order.channel === "marketplace") {
    orderId = known.order.id;
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
      shipBy: null,
      updatedAt: fact.updatedAt,
      lines: fact.lines.map((line) => ({
        externalId: line.externalId,
        variantId: variantOf(line.variantExternalId),
        itemExternalId: line.variantExternalId,
        sku: line.sku,
        title: line.title,
        quantity: line.quantity,
        unitPriceMinor: line.unitPriceMinor,
      })),
    });
    orderId = learned.orderId;
  }
  await records.noteStorefrontOrder(orderId, {
    externalId: fact.externalId,
    name: fact.name,
    updatedAt: fact.updatedAt,
    cancelled: fact.cancelledAt && {
      at: fact.cancelledAt,
      reason: fact.cancelReason,
    },
  });
  await records.learnRequests(
    orderId,
    ours.map((order) => ({
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

async function learnFulfillments(
  records: Records,
  orderId: string,
  fact: StorefrontOrderFact,
  variantOf: (externalId: string | null) => string | null,
  serviceLocationId: string | undefined,
): Promise<void> {
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

/** Learns a TikTok order with its packages. */
export async function learnMarketplaceOrder(
  records: Records,
  fact: MarketplaceOrderFact,
  now: Date,
): Promise<{ orderId: string; touched: string[] }> {
  const variants = await records.variantOfSku(
    fact.lines.flatMap((line) => [
      line.skuExternalId,
      ...line.parts.map((part) => part.skuExternalId),
    ]),
  );
  const units = orderUnits(
    fact.lines,
    variants,
    await pricesOfParts(records, fact),
  );
  const state = stateOfMarketplaceOrder(fact.status);
  const { orderId, wasOlder, previousState } = await records.learnOrder({
    channel: "marketplace",
    externalId: fact.externalId,
    name: fact.externalId,
    state,
    channelState: fact.status,
    fulfilledBy: fact.fulfilledBy,
    currency: fact.currency,
    totalMinor: fact.totalMinor,
    money: fact.money,
    nature: fact.nature,
    replacesExternalId: fact.replacesExternalId,
    releaseAt: fact.releaseAt,
    cancelAsked: fact.cancelAsked,
    placedAt: fact.placedAt,
    cancelledAt: fact.status === "CANCELLED" ? fact.updatedAt : null,
    shipBy: fact.shipBy,
    updatedAt: fact.updatedAt,
    lines: units.map(({ skuExternalId, ...unit }) => ({
      ...unit,
      itemExternalId: skuExternalId,
      quantity: 1,
    })),
  });
  if (!wasOlder) {
    if (fact.fulfilledBy === "merchant")
      await records.shiftPublished(
        units.flatMap(({ skuExternalId }) =>
          ownMoves(fact, state, previousState).map((move) => ({
            skuExternalId,
            ...move,
          })),
        ),
        now,
      );
    await records.learnShipments(
      packagesOfMarketplaceOrder(orderId, fact, units),
    );
    await noteMarkedShipped(records, orderId, fact);
  }
  return {
    orderId,
    touched: units.flatMap((unit) => unit.variantId ?? []),
  };
}

/** Only the parts of bundles are weighed by their prices. */
const pricesOfParts = (records: Records, { lines }: MarketplaceOrderFact) => {
  const parts = lines.flatMap((line) => line.parts);
  return parts.length === 0
    ? new Map<string, number>()
    : records.listedPrices(parts.map((part) => part.skuExternalId));
};

/** TikTok takes its own sale off the number it shows, and puts it back when the order is cancelled before shipping. */
function ownMoves(
  fact: MarketplaceOrderFact,
  state: OrderState,
  previousState: OrderState | null,
): { by: number; at: Date }[] {
  const isNew = previousState === null;
  const returned =
    state === "cancelled" &&
    (isNew || previousState === "waiting" || previousState === "to_ship");
  return [
    ...(isNew ? [{ by: -1, at: fact.placedAt }] : []),
    ...(returned ? [{ by: 1, at: fact.updatedAt }] : []),
  ];
}

/** A shipment we reported whose answer was lost on the way is recognised by its tracking number. */
async function noteMarkedShipped(
  records: Records,
  orderId: string,
  fact: MarketplaceOrderFact,
): Promise<void> {
  const situation = await records.orderSituation(orderId);
  for (const shipment of situation?.shipments ?? []) {
    if (shipment.origin !== "merchant" || shipment.marketplacePackageId)
      continue;
    const line = fact.lines.find(
      (candidate) =>
        candidate.packageId !== null &&
        candidate.trackingNumber === shipment.trackingNumber,
    );
    if (line?.packageId)
      await records.noteShipmentTold(shipment.id, {
        marketplacePackageId: line.packageId,
      });
  }
}

/** The network moved one of our orders: learn its parcels, send their tracking numbers on. */
export async function planNetworkOrder(
  planning: Planning,
  externalId: string,
  reference: string | null,
): Promise<void> {
  const fact = await planning.world.network.fetchOrder(
    planning.shop,
    externalId,
  );
  await settle(planning, async (records) => {
    const known = await records.requestOfNetworkOrder(externalId, reference);
    if (!fact || !known)
      return {
        ...emptyPlan(),
        notes: ["This network order is not one of ours."],
      };
    // The answer to our order may have been lost; the network's letter names it again.
    const { request, part } = known;
    if (part.externalId === null)
      await records.markNetworkPart(request.id, part.part, {
        externalId,
        state: "ordered",
      });
    // Closed in Seller Center, or by the network itself: it will not be shipped.
    if (
      part.state !== "cancelled" &&
      fact.parcels.length > 0 &&
      fact.parcels.every(({ status }) => status === "CLOSED")
    )
      await records.markNetworkPart(request.id, part.part, {
        state: "cancelled",
      });
    const variants = request.lines.flatMap((line) => line.variantId ?? []);
    const linked = await records.goodsOf(variants);
    await records.learnShipments(
      fact.parcels.map((parcel) => ({
        orderId: request.orderId,
        origin: "network" as const,
        externalId: parcel.externalId,
        fulfillmentOrderExternalId: request.externalId,
        carrier: parcel.carrier,
        trackingNumber: parcel.trackingNumber,
        trackingUrl: null,
        status: parcel.status,
        condition: conditionOf(parcel),
        issue: parcel.issue,
        shippedAt: parcel.trackingNumber ? planning.world.clock.now() : null,
        lines: parcel.lines.flatMap((line) => {
          const variantId = variants.find(
            (id) => linked.get(id)?.externalId === line.goodsExternalId,
          );
          return variantId
            ? [{ variantId, quantity: line.quantity, orderLineExternalIds: [] }]
            : [];
        }),
      })),
    );
    return joinPlans([
      await planOrderById(records, request.orderId),
      await planStock(records, variants, causeOf(planning)),
    ]);
  });
}

function conditionOf(parcel: {
  status: string;
  trackingNumber: string | null;
}): "waiting" | "live" | "failed" {
  switch (parcel.status) {
    case "SHIPPED":
    case "HANDOVER":
    case "COMPLETED":
      return parcel.trackingNumber ? "live" : "waiting";
    case "LOST":
    case "DAMAGE":
    case "ABNORMAL":
      return "failed";
    default:
      return "waiting";
  }
}

const units = (lines: { quantity: number }[]) =>
  lines.reduce((sum, line) => sum + line.quantity, 0);
