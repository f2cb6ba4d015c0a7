import { emptyPlan, type Plan } from "../plan.ts";
import { unitsSent } from "./kit-contents.ts";
import type {
  NetworkPart,
  OrderSituation,
  RequestSituation,
} from "./order-situation.ts";
import {
  aboutOrder,
  callOff,
  isTakingBack,
  isUnnumbered,
} from "./plan-wish.ts";
import { requestKeys } from "./request-keys.ts";

/** Units that the store wants of a request, in what is really sent. */
const unitsWanted = (
  { lines, kits }: RequestSituation,
  of: "totalQuantity" | "remainingQuantity",
): number =>
  lines
    .flatMap((line) =>
      unitsSent(kits, {
        variantId: line.variantId ?? "",
        quantity: line[of],
      }),
    )
    .reduce((sum, { quantity }) => sum + quantity, 0);

const unitsIn = (orders: NetworkPart[]): number =>
  orders
    .flatMap(({ lines }) => lines)
    .reduce((sum, { quantity }) => sum + quantity, 0);

/** So many units more than the store wants these orders are about: refunded or moved since. */
const surplusOf = (request: RequestSituation, orders: NetworkPart[]): number =>
  Math.max(0, unitsIn(orders) - unitsWanted(request, "totalQuantity"));

const mayChange = ({ status, requestStatus }: RequestSituation): boolean =>
  (requestStatus === "ACCEPTED" || requestStatus === "SUBMITTED") &&
  status !== "CANCELLED";

/** The address was corrected in the store after these orders were given theirs (law O4). */
const isElsewhere = (
  { order }: Pick<OrderSituation, "order">,
  orders: NetworkPart[],
): boolean =>
  order.channel === "storefront" &&
  order.state !== "delivered" &&
  order.recipientMark !== null &&
  orders.some(
    ({ sentTo }) =>
      sentTo !== null &&
      sentTo.mark !== order.recipientMark &&
      sentTo.asOf < order.updatedAt,
  );

/**
 * The network would ship more than the store wants, or to an address that was corrected since: its orders are called off, to
 * be made anew as it is wanted now (laws O3, O4). One that it has not numbered cannot be named to it: a question, until it
 * has. What has left is a question too, and all else goes on. Null where the network ships what is wanted to where it is wanted.
 */
export function planRecall(
  situation: OrderSituation,
  request: RequestSituation,
): (Plan & { goesOn: boolean }) | null {
  const { order, shipments } = situation;
  const ordered = request.orders.filter(({ state }) => state === "ordered");
  if (ordered.length === 0 || order.cancelled) return null;
  const surplus = surplusOf(request, ordered);
  const elsewhere = isElsewhere(situation, ordered);
  if (surplus === 0 && !elsewhere) return null;
  const hasLeft =
    request.refusalCode === "too_late_to_cancel" ||
    shipments.some(
      ({ origin, condition, fulfillmentOrderExternalId }) =>
        origin === "network" &&
        condition === "live" &&
        fulfillmentOrderExternalId === request.externalId,
    );
  const plan = { ...emptyPlan(), goesOn: hasLeft };
  const keys = requestKeys(request.externalId, request.round);
  const question = aboutOrder(order);
  if (hasLeft) {
    if (surplus > 0)
      plan.conflicts.push({
        ...question,
        key: keys.tooMany,
        field: "fulfillment",
        reason: `The network was asked for ${surplus} more of this order than Shopify wants now, and it had left before it could be stopped. Stop the parcel with the carrier, or ask the buyer to send it back.`,
        storefront: String(unitsWanted(request, "totalQuantity")),
        network: String(unitsIn(ordered)),
      });
    if (elsewhere)
      plan.conflicts.push({
        ...question,
        key: keys.elsewhere,
        field: "address",
        reason:
          "The address was corrected in Shopify after the parcel had left for the old one. Ask the carrier to redirect it, or agree with the buyer on another.",
        storefront: null,
        network: null,
      });
    return plan;
  }
  if (!mayChange(request)) return null;
  if (request.orders.some(({ state }) => state === "ordering")) return null;
  if (surplus > 0)
    plan.notes.push(
      `${surplus} fewer are wanted than the network was asked for: it is asked anew.`,
    );
  if (elsewhere)
    plan.notes.push(
      "The address was corrected in Shopify: the network is asked anew.",
    );
  plan.effects.push(...callOff(request, ordered));
  if (ordered.some(isUnnumbered))
    plan.conflicts.push({
      ...question,
      key: keys.unchanged,
      field: elsewhere ? "address" : "fulfillment",
      reason: `${
        elsewhere
          ? "The address was corrected in Shopify"
          : "Fewer units are wanted in Shopify now"
      }, and the network has not told the number of its order yet, so Quayside cannot call it off. Cancel it in TikTok Seller Center, or wait: with the network's next word Quayside asks anew for what is wanted.`,
      storefront:
        surplus > 0 ? String(unitsWanted(request, "totalQuantity")) : null,
      network: surplus > 0 ? String(unitsIn(ordered)) : "ordered",
    });
  return plan;
}

/**
 * Whether the network has stopped everything because fewer units were wanted, or the address was corrected, so that it is to
 * be asked anew for what is left: a round of its own, with references of its own.
 */
export const isToBeAskedAnew = (
  situation: Pick<OrderSituation, "order">,
  request: RequestSituation,
): boolean =>
  request.networkState === "cancelled" &&
  mayChange(request) &&
  !situation.order.cancelled &&
  !request.cancellationRequested &&
  !isTakingBack(request.wish) &&
  request.orders.every(({ state }) => state === "cancelled") &&
  (surplusOf(request, request.orders) > 0 ||
    isElsewhere(situation, request.orders)) &&
  unitsWanted(request, "remainingQuantity") > 0;

/** Whether Shopify has our yes already, and the network is being asked once more. */
export const isAskedAnew = ({
  requestStatus,
  round,
  networkState,
}: RequestSituation): boolean =>
  requestStatus === "ACCEPTED" &&
  round > 0 &&
  (networkState === "none" ||
    networkState === "ordering" ||
    networkState === "refused");
