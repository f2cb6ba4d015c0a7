import type { MarketplaceOrderFact } from "../../domain/facts.ts";
import { lineOfUnit, orderUnits } from "../../domain/orders/order-units.ts";
import {
  type OrderState,
  stateOfMarketplaceOrder,
} from "../../domain/orders/states.ts";
import { packagesOfMarketplaceOrder } from "../../domain/shipments/learn-shipments.ts";
import { stepOfParcel } from "../../domain/shipments/parcel-steps.ts";
import type { Records } from "../../world/records.ts";

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
    await records.bundlesInStore(fact.externalId, [...variants.values()]),
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
    cancelCause: fact.cancelCause,
    warehouseId: fact.warehouseId,
    placedAt: fact.placedAt,
    cancelledAt: fact.status === "CANCELLED" ? fact.updatedAt : null,
    shipBy: fact.shipBy,
    cancelsAt: fact.cancelsAt,
    region: fact.region,
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
        skusSold(fact, variants).flatMap((skuExternalId) =>
          ownMoves(fact, state, previousState).map((move) => ({
            skuExternalId,
            warehouseId: fact.warehouseId,
            ...move,
          })),
        ),
        now,
      );
    await records.learnShipments(
      packagesOfMarketplaceOrder(orderId, fact, units),
    );
    await noteMarkedShipped(records, orderId, fact);
    await records.noteInTransit(
      orderId,
      packagesInTransit(fact),
      fact.shippedAt ?? fact.updatedAt,
    );
    if (fact.deliveredAt)
      await records.noteDelivered(orderId, fact.deliveredAt);
  }
  return {
    orderId,
    touched: units.flatMap((unit) => unit.variantId ?? []),
  };
}

/** Packages that the carrier has, in the words of TikTok's order lines. */
const packagesInTransit = ({ lines }: MarketplaceOrderFact): string[] => [
  ...new Set(
    lines.flatMap(({ status, packageId }) =>
      stepOfParcel(status) === "IN_TRANSIT" && packageId ? packageId : [],
    ),
  ),
];

/** Of which SKUs TikTok takes a sale off: of a bundle that stands for no variant, those of its parts. */
const skusSold = (
  { lines }: MarketplaceOrderFact,
  variants: Map<string, string>,
): string[] =>
  lines.flatMap(({ skuExternalId, parts }) =>
    parts.length === 0 || variants.has(skuExternalId)
      ? [skuExternalId]
      : parts.flatMap((part) =>
          Array.from({ length: part.units }, () => part.skuExternalId),
        ),
  );

/** Only the parts of bundles are weighed by their prices. */
const pricesOfParts = (records: Records, { lines }: MarketplaceOrderFact) => {
  const parts = lines.flatMap((line) => line.parts);
  return parts.length === 0
    ? new Map<string, number>()
    : records.listedPrices(parts.map((part) => part.skuExternalId));
};

/**
 * TikTok takes its own sale off the number it shows, and puts it back when the order is cancelled before shipping; but where
 * the seller had none left it shows nothing any more, and nobody can say what it was told before and after.
 */
function ownMoves(
  fact: MarketplaceOrderFact,
  state: OrderState,
  previousState: OrderState | null,
): { by: number; at: Date; isUncertain: boolean }[] {
  const isNew = previousState === null;
  const returned =
    state === "cancelled" &&
    (isNew || previousState === "waiting" || previousState === "to_ship");
  return [
    ...(isNew ? [{ by: -1, at: fact.placedAt, isUncertain: false }] : []),
    ...(returned
      ? [
          {
            by: 1,
            at: fact.updatedAt,
            isUncertain: fact.cancelCause === "out-of-stock",
          },
        ]
      : []),
  ];
}

/** A shipment we reported whose answer was lost on the way is recognised by its tracking number. */
async function noteMarkedShipped(
  records: Records,
  orderId: string,
  fact: MarketplaceOrderFact,
): Promise<void> {
  if (fact.lines.every(({ packageId }) => packageId === null)) return;
  const situation = await records.orderSituation(orderId);
  for (const shipment of situation?.shipments ?? []) {
    if (shipment.origin !== "merchant" || shipment.marketplacePackageId)
      continue;
    // Two parcels of one order may share a number: each is known by its own lines.
    const own = new Set(
      shipment.lines.flatMap((one) => one.orderLineExternalIds.map(lineOfUnit)),
    );
    const line = fact.lines.find(
      (candidate) =>
        candidate.packageId !== null &&
        own.has(candidate.externalId) &&
        candidate.trackingNumber === shipment.trackingNumber,
    );
    if (line?.packageId)
      await records.noteShipmentTold(shipment.id, {
        marketplacePackageId: line.packageId,
      });
  }
}
