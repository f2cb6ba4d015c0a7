import type {
  OrderSituation,
  RequestLine,
  RequestSituation,
  ShipmentSituation,
} from "../orders/order-situation.ts";
import { lineOfUnit } from "../orders/order-units.ts";
import { requestKeys } from "../orders/request-keys.ts";
import { parcelsOf } from "../orders/sent-parcels.ts";
import { sideTold } from "../orders/shown-number.ts";
import { emptyPlan, joinPlans, type Plan } from "../plan.ts";
import { carrierToTell, trackingFault } from "./carriers.ts";
import { type Filled, fillRequest } from "./fill-request.ts";
import { linesToldBefore, planFurtherNumbers } from "./further-numbers.ts";
import { cancelledLines, linesToTell } from "./lines-to-tell.ts";
import { planMissingNumber } from "./missing-number.ts";
import { normalizeTracking } from "./normalize-tracking.ts";
import { stepOfParcel } from "./parcel-steps.ts";
import { planSides, sidesKey } from "./sides.ts";
import { takeRequestLines, withoutTaken } from "./take-request-lines.ts";

/** Brings every tracking number to the side that does not have it yet. */
export function planTracking(situation: OrderSituation): Plan {
  const plan = emptyPlan();
  const left = new Map(
    situation.requests.map((request) => [request.id, request.lines]),
  );
  const filled = new Map(
    situation.requests.flatMap((request) => [
      ...fillRequest(
        request,
        parcelsOf(request.externalId, situation.shipments),
      ),
    ]),
  );
  const told = linesToldBefore(situation);
  const sides: Plan[] = [];
  for (const shipment of situation.shipments) {
    if (shipment.condition === "failed")
      reportFailure(situation, shipment, plan);
    else
      plan.closes.push({
        key: failedKey(shipment),
        reason: "The network reports no problem with it any more.",
      });
    askAboutTakenBack(situation, shipment, plan);
    sides.push(planMissingNumber(situation, shipment));
    sides.push(planFurtherNumbers(situation, shipment));
    if (shipment.condition !== "live") {
      closeUnplaced(shipment, plan);
      plan.closes.push({
        key: sidesKey(shipment),
        reason: "The parcel is not on its way any more.",
      });
    }
    if (shipment.origin === "merchant")
      tellOwnJourney(situation.order, shipment, plan);
    else tellJourney(shipment, plan);
    if (shipment.condition !== "live" || !shipment.trackingNumber) continue;
    if (shipment.origin === "merchant")
      tellMarketplace(situation, shipment, told, plan);
    else tellStorefront(situation, shipment, left, filled, plan);
    if (!isCorrected(shipment)) sides.push(planSides(situation, shipment));
  }
  return joinPlans([plan, ...sides]);
}

/**
 * @param left what remains of each request once the parcels before this one are told.
 * @param filled what the network's parcels fill; one that completes no kit yet is told with the one that does.
 */
function tellStorefront(
  situation: OrderSituation,
  shipment: ShipmentSituation,
  left: Map<string, RequestLine[]>,
  filled: Map<string, Filled>,
  plan: Plan,
): void {
  if (shipment.storefrontFulfillmentId) {
    if (isCorrected(shipment))
      plan.effects.push({
        kind: "storefront.change-tracking",
        key: `retrack:${shipment.origin}:${shipment.externalId}:${shipment.trackingNumber}${carrierInKey(shipment)}${again(shipment)}`,
        subject: `order:${situation.order.id}`,
        payload: {
          shipmentId: shipment.id,
          tracking: trackingTold(situation, shipment),
          carrierSaid: saidOf(shipment),
        },
      });
    return;
  }
  const requests = situation.requests.filter((request) =>
    shipment.fulfillmentOrderExternalId
      ? request.externalId === shipment.fulfillmentOrderExternalId
      : request.locationId === situation.serviceLocationId,
  );
  for (const request of requests) {
    const lines = left.get(request.id) ?? [];
    const taken =
      shipment.origin === "network"
        ? (filled.get(shipment.id)?.taken ?? [])
        : takeRequestLines(lines, shipment.lines);
    if (taken.length === 0) continue;
    left.set(request.id, withoutTaken(lines, taken));
    plan.effects.push({
      kind: "storefront.create-fulfillment",
      key: `fulfil:${shipment.origin}:${shipment.externalId}`,
      subject: `request:${request.id}`,
      payload: {
        shipmentId: shipment.id,
        fulfillmentOrderExternalId: request.externalId,
        tracking: trackingTold(situation, shipment),
        carrierSaid: saidOf(shipment),
      },
      ...waitForAcceptance(shipment, request),
    });
    return;
  }
}

// Shopify's rule for fulfillment services: fulfill only after the request was accepted.
const waitForAcceptance = (
  shipment: ShipmentSituation,
  request: RequestSituation,
): { waitsFor?: string } =>
  shipment.origin === "network" && request.requestStatus === "SUBMITTED"
    ? { waitsFor: requestKeys(request.externalId, request.round).accept }
    : {};

/** A number that the other side was told otherwise. Where nobody knows what it was told, nothing is corrected. */
const isRenumbered = ({ toldNumber, trackingNumber }: ShipmentSituation) =>
  toldNumber !== null &&
  trackingNumber !== null &&
  normalizeTracking(toldNumber) !== normalizeTracking(trackingNumber);

/** The same of the carrier. One that is named no more is not taken back: the other side would show none. */
const isRecarried = ({ toldCarrier, carrier }: ShipmentSituation) => {
  const now = spelt(carrier);
  return toldCarrier !== null && now !== "" && now !== spelt(toldCarrier);
};

const isCorrected = (shipment: ShipmentSituation) =>
  isRenumbered(shipment) || isRecarried(shipment);

const spelt = (carrier: string | null) => carrier?.trim().toLowerCase() ?? "";

/** A corrected carrier is another correction than the number's, which may be on its way already. */
const carrierInKey = (shipment: ShipmentSituation) =>
  isRecarried(shipment) ? `:${spelt(shipment.carrier)}` : "";

/** A number that was corrected away and comes back is told anew: the same correction at another time. */
const again = ({ toldTimes }: ShipmentSituation) =>
  toldTimes > 1 ? `:${toldTimes}` : "";

// TikTok Shop: orders that travel together, to one buyer at one address, may share a number, 20 of them at most. Whether
// they do so is for TikTok Shop to say: it knows the buyers.
const mostOrdersPerNumber = 20;

const reuseFault = ({
  alsoOnOrders,
  marketplacePackageId,
}: ShipmentSituation): string | null =>
  marketplacePackageId === null && alsoOnOrders >= mostOrdersPerNumber
    ? `it is on ${alsoOnOrders} other orders already, and ${mostOrdersPerNumber} are the most that may travel under one number`
    : null;

/** Steps of the journey follow the parcel to Shopify, where the buyer looks. */
function tellJourney(shipment: ShipmentSituation, plan: Plan): void {
  const step = stepOfParcel(shipment.status);
  if (!step || !shipment.storefrontFulfillmentId) return;
  plan.effects.push({
    kind: "storefront.tell-parcel",
    key: `journey:${shipment.origin}:${shipment.externalId}:${step}`,
    subject: `parcel:${shipment.id}`,
    payload: { shipmentId: shipment.id, step },
  });
}

/**
 * TikTok Shop follows the parcels that the merchant sends for its orders: of those that are on their way, and of those that
 * arrived, Shopify hears once each, and of the way no more once they are there. That a parcel is out for delivery no state of
 * TikTok Shop's says.
 */
function tellOwnJourney(
  { channel, state }: OrderSituation["order"],
  { id, externalId, condition, ...shipment }: ShipmentSituation,
  plan: Plan,
): void {
  const { deliveredAt, inTransitAt } = shipment;
  const isFollowed =
    channel === "marketplace" &&
    condition === "live" &&
    shipment.marketplacePackageId !== null;
  if (!isFollowed) return;
  const isThere = state === "delivered" && deliveredAt !== null;
  const at = isThere ? deliveredAt : inTransitAt;
  if (at === null) return;
  const step = isThere ? "DELIVERED" : "IN_TRANSIT";
  plan.effects.push({
    kind: "storefront.tell-parcel",
    key: `journey:merchant:${externalId}:${step}`,
    subject: `parcel:${id}`,
    payload: { shipmentId: id, step, at: at.toISOString() },
  });
}

function tellMarketplace(
  situation: OrderSituation,
  shipment: ShipmentSituation,
  told: Set<string>,
  plan: Plan,
): void {
  const { order, lines } = situation;
  if (order.channel !== "marketplace" || order.fulfilledBy === "network")
    return;
  const units = shipment.lines.flatMap((line) => line.orderLineExternalIds);
  const cancelled = cancelledLines(lines);
  const lineExternalIds = linesToTell(units, told, cancelled);
  for (const line of lineExternalIds) told.add(line);
  if (order.cancelled) return;
  const number = shipment.trackingNumber ?? "";
  const unfitKey = `tracking-unfit:${shipment.externalId}`;
  const fault = trackingFault(number) ?? reuseFault(shipment);
  if (fault) {
    plan.conflicts.push({
      kind: "stuck",
      key: unfitKey,
      subject: `TikTok order ${order.name}`,
      subjectKind: "order",
      subjectId: order.id,
      field: "tracking",
      reason: `The tracking number ${number.slice(0, 60)} cannot be told to TikTok Shop: ${fault}. Correct it in Shopify; Quayside sends the new one by itself.`,
      base: null,
      storefront: number.slice(0, 60),
      marketplace: null,
      network: null,
      candidates: [],
    });
    return;
  }
  plan.closes.push({ key: unfitKey, reason: "The number is in order now." });
  const tracking = trackingTold(situation, shipment);
  if (shipment.marketplacePackageId) {
    closeUnplaced(shipment, plan);
    if (isCorrected(shipment))
      plan.effects.push({
        kind: "marketplace.change-tracking",
        key: `retrack:${shipment.externalId}:${number}${carrierInKey(shipment)}${again(shipment)}`,
        subject: `order:${order.id}`,
        payload: {
          shipmentId: shipment.id,
          orderExternalId: order.externalId,
          tracking,
          carrierSaid: saidOf(shipment),
        },
      });
    return;
  }
  if (units.length > 0 && lineExternalIds.length === 0) {
    plan.notes.push(
      units.every((unit) => cancelled.has(lineOfUnit(unit)))
        ? "All units of the parcel were cancelled on TikTok Shop."
        : "TikTok Shop has these goods with an earlier parcel.",
    );
    return;
  }
  if (lineExternalIds.length === 0) {
    plan.conflicts.push({
      kind: "stuck",
      key: unplacedKey(shipment),
      subject: `TikTok order ${order.name}`,
      subjectKind: "order",
      subjectId: order.id,
      field: "tracking",
      reason: `The parcel ${shipment.trackingNumber} was sent from Shopify, but none of the order's ${lines.length} units on TikTok Shop is still to be shipped.`,
      base: null,
      storefront: shipment.trackingNumber,
      marketplace: null,
      network: null,
      candidates: [],
    });
    return;
  }
  closeUnplaced(shipment, plan);
  plan.effects.push({
    kind: "marketplace.mark-shipped",
    key: `ship:${shipment.externalId}:${shipment.trackingNumber}`,
    subject: `order:${order.id}`,
    payload: {
      shipmentId: shipment.id,
      orderExternalId: order.externalId,
      lineExternalIds,
      tracking,
      carrierSaid: saidOf(shipment),
    },
  });
}

const unplacedKey = ({ externalId }: ShipmentSituation) =>
  `shipment-unplaced:${externalId}`;
const failedKey = ({ externalId }: ShipmentSituation) => `parcel:${externalId}`;

const closeUnplaced = (shipment: ShipmentSituation, plan: Plan): void =>
  void plan.closes.push({
    key: unplacedKey(shipment),
    reason: "TikTok Shop has the parcel, or it is gone.",
  });

function reportFailure(
  { order }: OrderSituation,
  shipment: ShipmentSituation,
  plan: Plan,
): void {
  plan.conflicts.push({
    kind: "stuck",
    key: failedKey(shipment),
    subject: `Order ${order.name}`,
    subjectKind: "order",
    subjectId: order.id,
    field: "shipment",
    reason: `The network reports a problem with parcel ${shipment.trackingNumber ?? shipment.externalId}: ${shipment.issue ?? "no reason given"}.`,
    base: null,
    storefront: null,
    marketplace: null,
    network: shipment.issue,
    candidates: [],
  });
}

/** The merchant undid a parcel in Shopify that TikTok Shop has as sent, and sent nothing in its place. */
function askAboutTakenBack(
  { order }: OrderSituation,
  shipment: ShipmentSituation,
  plan: Plan,
): void {
  const key = `taken-back:${shipment.externalId}`;
  const isMissing =
    shipment.condition === "taken-back" &&
    shipment.marketplacePackageId !== null &&
    !order.cancelled &&
    order.state !== "delivered";
  if (!isMissing) {
    if (shipment.origin === "merchant")
      plan.closes.push({ key, reason: "Both sides have the same parcels." });
    return;
  }
  plan.conflicts.push({
    kind: "stuck",
    key,
    subject: `TikTok order ${order.name}`,
    subjectKind: "order",
    subjectId: order.id,
    field: "shipment",
    reason: `The parcel ${shipment.trackingNumber} was taken back in Shopify, and TikTok Shop shows it as sent. Send the goods again from Shopify, and Quayside tells TikTok Shop the new number; if they are not sent at all, settle it with the buyer in TikTok Seller Center.`,
    base: null,
    storefront: "taken back",
    marketplace: shipment.toldNumber ?? shipment.trackingNumber,
    network: null,
    candidates: [],
  });
}

const saidOf = ({ carrier }: ShipmentSituation) => carrier ?? "";

/** What the other side is told of a parcel, its carrier in that side's words. */
const trackingTold = (
  { carrierNames }: OrderSituation,
  { origin, carrier, trackingNumber, trackingUrl }: ShipmentSituation,
) => ({
  carrier: carrierToTell(
    { carrier, trackingNumber: trackingNumber ?? "" },
    carrierNames[sideTold({ origin })],
  ),
  number: trackingNumber ?? "",
  url: trackingUrl,
});
