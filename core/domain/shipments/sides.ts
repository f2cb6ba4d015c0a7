import type { MarketplaceOrderFact, StorefrontOrderFact } from "../facts.ts";
import type {
  OrderSituation,
  ShipmentSituation,
} from "../orders/order-situation.ts";
import { type Shown, sideTold } from "../orders/shown-number.ts";
import { emptyPlan, type Plan } from "../plan.ts";
import { carrierToTell } from "./carriers.ts";
import { normalizeTracking } from "./normalize-tracking.ts";

/**
 * What the other side shows of a parcel now. Null where it was not told, or could not be read.
 * @param read the order as each side has just told it.
 */
export function shownOf(
  shipment: Pick<
    ShipmentSituation,
    | "origin"
    | "trackingNumber"
    | "storefrontFulfillmentId"
    | "marketplacePackageId"
  >,
  read: {
    storefront: Pick<StorefrontOrderFact, "fulfillments"> | null;
    marketplace: Pick<MarketplaceOrderFact, "lines"> | null;
  },
): Shown | null {
  if (sideTold(shipment) === "marketplace") {
    const packageId = shipment.marketplacePackageId;
    if (!packageId || !read.marketplace) return null;
    const line = read.marketplace.lines.find(
      (one) => one.packageId === packageId,
    );
    return line
      ? compared(shipment.trackingNumber, [line.trackingNumber ?? ""])
      : { kind: "gone", number: null };
  }
  const fulfillmentId = shipment.storefrontFulfillmentId;
  if (!fulfillmentId || !read.storefront) return null;
  const made = read.storefront.fulfillments.find(
    ({ externalId, status }) =>
      externalId === fulfillmentId && status === "SUCCESS",
  );
  return made
    ? compared(
        shipment.trackingNumber,
        made.tracking.map(({ number }) => number),
      )
    : { kind: "gone", number: null };
}

function compared(wanted: string | null, shown: string[]): Shown {
  const numbers = shown.map(normalizeTracking).filter(Boolean);
  const [first] = numbers;
  if (!first) return { kind: "none", number: null };
  return numbers.includes(normalizeTracking(wanted ?? ""))
    ? { kind: "same", number: normalizeTracking(wanted ?? "") }
    : { kind: "other", number: first };
}

/** The key of the question about what both sides show of a parcel. */
export const sidesKey = ({ origin, externalId }: ShipmentSituation) =>
  `sides:${origin}:${externalId}`;

const sideNames = {
  storefront: "Shopify",
  marketplace: "TikTok Shop",
  network: "Fulfilled by TikTok",
};

/**
 * What follows from the last look at the other side (law O5): a number that is missing there is told once more; what is
 * missing for a second time, is gone, or was written there by somebody else is a question, which ends by itself.
 */
export function planSides(
  situation: OrderSituation,
  shipment: ShipmentSituation,
): Plan {
  const plan = emptyPlan();
  const { checked, trackingNumber } = shipment;
  if (!checked || !trackingNumber) return plan;
  const key = sidesKey(shipment);
  if (checked.kind === "same") {
    plan.closes.push({ key, reason: "Both sides show the same number." });
    return plan;
  }
  const isFirstTime =
    checked.differsSince === null ||
    checked.differsSince.getTime() === checked.at.getTime();
  if (checked.kind === "none" && isFirstTime) {
    plan.effects.push(
      tellAgain(situation, shipment, `missing:${checked.at.toISOString()}`),
    );
    return plan;
  }
  const { order } = situation;
  const told = sideTold(shipment);
  const source =
    shipment.origin === "merchant"
      ? "storefront"
      : shipment.origin === "network"
        ? "network"
        : "marketplace";
  const says = {
    same: "",
    other: `shows ${checked.number} for it`,
    none: "shows no number for it, though it was told twice",
    gone: "does not show the parcel any more",
  }[checked.kind];
  plan.conflicts.push({
    kind: "stuck",
    key,
    subject: `Order ${order.name}`,
    subjectKind: "order",
    subjectId: order.id,
    field: "tracking",
    reason: `The parcel ${trackingNumber} of ${sideNames[source]} was told to ${sideNames[told]}, which ${says}. Correct the side that is wrong, or send the number again from the order's page; the question ends when both show the same.`,
    base: shipment.toldNumber,
    storefront: null,
    marketplace: null,
    network: null,
    candidates: [],
    [source]: trackingNumber,
    [told]: checked.number,
  });
  return plan;
}

/** Tells the other side a number that it was told before. @param why makes it an effect of its own. */
export function tellAgain(
  { order, carrierNames }: OrderSituation,
  shipment: ShipmentSituation,
  why: string,
): Plan["effects"][number] {
  const number = shipment.trackingNumber ?? "";
  const key = `retrack:${shipment.origin}:${shipment.externalId}:${number}:${why}`;
  const subject = `order:${order.id}`;
  const carrierSaid = shipment.carrier ?? "";
  const tracking = {
    carrier: carrierSaid,
    number,
    url: shipment.trackingUrl,
  };
  return sideTold(shipment) === "marketplace"
    ? {
        kind: "marketplace.change-tracking",
        key,
        subject,
        payload: {
          shipmentId: shipment.id,
          orderExternalId: order.externalId,
          tracking: {
            ...tracking,
            carrier: carrierToTell(
              { carrier: shipment.carrier, trackingNumber: number },
              carrierNames,
            ),
          },
          carrierSaid,
        },
      }
    : {
        kind: "storefront.change-tracking",
        key,
        subject,
        payload: { shipmentId: shipment.id, tracking, carrierSaid },
      };
}
