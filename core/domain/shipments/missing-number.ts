import type {
  OrderSituation,
  ShipmentSituation,
} from "../orders/order-situation.ts";
import { emptyPlan, type Plan } from "../plan.ts";
import { carrierOfNumber, trackingFault } from "./carriers.ts";
import { cancelledLines, linesToTell } from "./lines-to-tell.ts";
import { normalizeTracking } from "./normalize-tracking.ts";

/** What the question about a parcel without a number is called among the fields. */
export const numberField = "tracking-number";

const missingKey = ({ externalId }: Pick<ShipmentSituation, "externalId">) =>
  `number-missing:${externalId}`;

/**
 * The merchant has sent a parcel for a marketplace order without a number, and TikTok Shop takes none without: a question with
 * the order's ship-by time as its deadline, which ends by itself when there is a number.
 */
export function planMissingNumber(
  { order, lines }: OrderSituation,
  shipment: ShipmentSituation,
): Plan {
  const plan = emptyPlan();
  if (shipment.origin !== "merchant" || order.channel !== "marketplace")
    return plan;
  const key = missingKey(shipment);
  const cancelled = cancelledLines(lines);
  const units = shipment.lines.flatMap((line) => line.orderLineExternalIds);
  const isMissing =
    shipment.condition === "waiting" &&
    shipment.marketplacePackageId === null &&
    order.fulfilledBy !== "network" &&
    !order.history &&
    (order.state === "to_ship" || order.state === "partly_shipped") &&
    linesToTell(units, new Set(), cancelled).length > 0;
  if (!isMissing) {
    plan.closes.push({
      key,
      reason: "The parcel has a number, or needs none.",
    });
    return plan;
  }
  plan.conflicts.push({
    kind: "stuck",
    key,
    subject: `TikTok order ${order.name}`,
    subjectKind: "order",
    subjectId: order.id,
    field: numberField,
    reason:
      "A parcel was sent from Shopify without a tracking number. TikTok Shop takes none without, and counts the order late after its ship-by time. Enter the number here or in Shopify; the question ends when there is one.",
    base: null,
    storefront: "sent without a number",
    marketplace: "not sent yet",
    network: null,
    candidates: [],
  });
  return plan;
}

/**
 * What a person's number leads to: it is written in Shopify, from where it goes to TikTok Shop like any other.
 * @param said the number, and behind a comma its carrier, which may be left out where the number tells it.
 */
export function answerWithNumber(
  { order, shipments }: OrderSituation,
  { key }: { key: string },
  said: string,
): { plan: Plan } | { unfit: string } {
  const shipment = shipments.find((one) => missingKey(one) === key);
  if (shipment?.condition !== "waiting")
    return { unfit: "The parcel has a number, or needs none." };
  const [first = "", ...rest] = said.split(",");
  const number = normalizeTracking(first);
  const fault = trackingFault(number);
  if (fault) return { unfit: `This cannot be a tracking number: ${fault}.` };
  const carrier = rest.join(",").trim() || carrierOfNumber(number);
  if (!carrier)
    return { unfit: "This number does not tell its carrier: name it too." };
  return {
    plan: {
      ...emptyPlan(),
      effects: [
        {
          kind: "storefront.change-tracking",
          key: `number:${shipment.externalId}:${number}`,
          subject: `order:${order.id}`,
          payload: {
            shipmentId: shipment.id,
            tracking: { carrier, number, url: null },
            carrierSaid: carrier,
          },
        },
      ],
    },
  };
}
