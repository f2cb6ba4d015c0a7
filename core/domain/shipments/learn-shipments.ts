import type { MarketplaceOrderFact, StorefrontOrderFact } from "../facts.ts";
import type {
  OrderSituation,
  ShipmentSituation,
} from "../orders/order-situation.ts";
import { lineOfUnit, type OrderUnit } from "../orders/order-units.ts";

/** A parcel as the store writes it. */
export type LearnedShipment = {
  orderId: string;
  origin: ShipmentSituation["origin"];
  externalId: string;
  fulfillmentOrderExternalId: string | null;
  carrier: string | null;
  trackingNumber: string | null;
  trackingUrl: string | null;
  /** Numbers beside the first; left out where its platform knows of one only. */
  moreNumbers?: string[];
  condition: ShipmentSituation["condition"];
  status: string;
  issue: string | null;
  shippedAt: Date | null;
  deliveredAt: Date | null;
  /** When the merchant took it back; left out where he has not. */
  takenBackAt?: Date;
  /** The location that it left; null for the network's own. */
  placeId: string | null;
  lines: ShipmentSituation["lines"];
};

/** The parcels in which TikTok itself ships an order, one per package. */
export function packagesOfMarketplaceOrder(
  orderId: string,
  fact: MarketplaceOrderFact,
  units: OrderUnit[],
): LearnedShipment[] {
  if (fact.fulfilledBy !== "network") return [];
  const packages = new Map<string, MarketplaceOrderFact["lines"]>();
  for (const line of fact.lines) {
    if (line.packageId === null || line.trackingNumber === null) continue;
    const lines = packages.get(line.packageId);
    if (lines) lines.push(line);
    else packages.set(line.packageId, [line]);
  }
  return [...packages].map(([packageId, lines]) => ({
    orderId,
    origin: "marketplace" as const,
    externalId: packageId,
    fulfillmentOrderExternalId: null,
    carrier: lines[0]?.carrier ?? null,
    trackingNumber: lines[0]?.trackingNumber ?? null,
    trackingUrl: null,
    condition: "live" as const,
    status: lines[0]?.status ?? "",
    issue: null,
    shippedAt: fact.shippedAt ?? fact.updatedAt,
    deliveredAt: fact.deliveredAt,
    placeId: null,
    lines: countByVariant(lines, units),
  }));
}

function countByVariant(
  lines: MarketplaceOrderFact["lines"],
  units: OrderUnit[],
): ShipmentSituation["lines"] {
  const shipped = new Set(lines.map((line) => line.externalId));
  const byVariant = new Map<string, string[]>();
  for (const { externalId, variantId } of units) {
    if (!variantId || !shipped.has(lineOfUnit(externalId))) continue;
    byVariant.set(variantId, [...(byVariant.get(variantId) ?? []), externalId]);
  }
  return [...byVariant].map(([variantId, orderLineExternalIds]) => ({
    variantId,
    quantity: orderLineExternalIds.length,
    orderLineExternalIds,
  }));
}

/**
 * The parcels that the merchant sent from Shopify. For a marketplace order each is given marketplace lines of the same
 * variants that no other parcel has, in the order of their ids, so that learning again gives the same answer: first those
 * on its own line of the store's order, and cancelled ones only where it holds more than the others. One that he took back
 * frees its lines for the next. A parcel without a number has left as well: its units are no longer to be sent.
 */
export function parcelsFromMerchant(
  situation: OrderSituation,
  fact: StorefrontOrderFact,
  variantOf: (variantExternalId: string | null) => string | null,
  serviceLocationId: string | null,
): LearnedShipment[] {
  const variantOfLine = new Map(
    fact.lines.map((line) => [
      line.externalId,
      variantOf(line.variantExternalId),
    ]),
  );
  const known = new Map(
    situation.shipments.map((shipment) => [shipment.externalId, shipment]),
  );
  const undone = new Map(
    fact.fulfillments
      .filter(({ status }) => status === "CANCELLED")
      .map((fulfillment) => [fulfillment.externalId, fulfillment]),
  );
  const taken = new Set(
    situation.shipments
      .filter(({ externalId }) => !undone.has(externalId))
      .flatMap((shipment) =>
        shipment.lines.flatMap((line) => line.orderLineExternalIds),
      ),
  );
  const made = fact.fulfillments
    .filter(
      (fulfillment) =>
        fulfillment.status === "SUCCESS" &&
        fulfillment.locationId !== serviceLocationId,
    )
    .sort((a, b) => (a.externalId < b.externalId ? -1 : 1));

  const place = (fulfillment: StorefrontOrderFact["fulfillments"][number]) =>
    fulfillment.lines.flatMap((line) => {
      const variantId = variantOfLine.get(line.orderLineExternalId);
      if (!variantId) return [];
      const { quantity } = line;
      if (situation.order.channel === "storefront") {
        const orderLineExternalIds = [line.orderLineExternalId];
        return [{ variantId, quantity, orderLineExternalIds }];
      }
      const rank = (unit: OrderSituation["lines"][number]) =>
        (unit.isCancelled ? 2 : 0) +
        (unit.storefrontLineId === line.orderLineExternalId ? 0 : 1);
      const units = situation.lines
        .filter(
          (unit) =>
            unit.variantId === variantId &&
            (!unit.isCancelled || unit.stands) &&
            !taken.has(unit.externalId),
        )
        .sort((a, b) => rank(a) - rank(b))
        .map((unit) => unit.externalId)
        .slice(0, quantity);
      for (const externalId of units) taken.add(externalId);
      return units.length === 0
        ? []
        : [{ variantId, quantity: units.length, orderLineExternalIds: units }];
    });

  const takenBack = situation.shipments.flatMap(
    (shipment): LearnedShipment[] => {
      const { origin, externalId } = shipment;
      const fulfillment = undone.get(externalId);
      if (origin !== "merchant" || !fulfillment) return [];
      return [
        {
          orderId: situation.order.id,
          origin: "merchant",
          externalId,
          fulfillmentOrderExternalId: null,
          carrier: shipment.carrier,
          trackingNumber: shipment.trackingNumber,
          trackingUrl: shipment.trackingUrl,
          condition: "taken-back",
          status: "CANCELLED",
          issue: null,
          shippedAt: null,
          deliveredAt: null,
          takenBackAt: fulfillment.updatedAt,
          placeId: fulfillment.locationId,
          lines: shipment.lines,
        },
      ];
    },
  );
  const sent = made.map((fulfillment): LearnedShipment => {
    const [tracking, ...more] = fulfillment.tracking;
    const before = known.get(fulfillment.externalId)?.lines ?? [];
    return {
      orderId: situation.order.id,
      origin: "merchant" as const,
      externalId: fulfillment.externalId,
      fulfillmentOrderExternalId: null,
      carrier: tracking?.carrier ?? null,
      trackingNumber: tracking?.number ?? null,
      trackingUrl: tracking?.url ?? null,
      moreNumbers: more.map(({ number }) => number),
      condition: tracking ? ("live" as const) : ("waiting" as const),
      status: fulfillment.status,
      issue: null,
      shippedAt: fulfillment.createdAt,
      deliveredAt: fulfillment.deliveredAt,
      placeId: fulfillment.locationId,
      // A parcel that fits nothing yet is tried again: its variant may have been linked since.
      lines: before.length > 0 ? before : place(fulfillment),
    };
  });
  return [...takenBack, ...sent];
}
