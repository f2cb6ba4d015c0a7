import { emptyPlan, type Plan } from "../plan.ts";
import { unitsSent } from "./kit-contents.ts";
import type {
  NetworkPart,
  OrderSituation,
  RequestSituation,
} from "./order-situation.ts";
import { callOff, isTakingBack } from "./plan-wish.ts";
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

/**
 * The network would ship more than the store wants: its orders are called off, to be made anew for what is left (law O3).
 * What has left is a question, and all else goes on. Null where nothing is too many.
 */
export function planSurplus(
  { order, shipments }: OrderSituation,
  request: RequestSituation,
): Plan | null {
  const ordered = request.orders.filter(({ state }) => state === "ordered");
  const surplus = surplusOf(request, ordered);
  if (surplus === 0 || ordered.length === 0 || order.cancelled) return null;
  const hasLeft =
    request.refusalCode === "too_late_to_cancel" ||
    shipments.some(
      ({ origin, condition, fulfillmentOrderExternalId }) =>
        origin === "network" &&
        condition === "live" &&
        fulfillmentOrderExternalId === request.externalId,
    );
  const plan = emptyPlan();
  if (hasLeft) {
    plan.conflicts.push({
      kind: "stuck",
      key: requestKeys(request.externalId, request.round).tooMany,
      subject: `Order ${order.name}`,
      subjectKind: "order",
      subjectId: order.id,
      field: "fulfillment",
      reason: `The network was asked for ${surplus} more of this order than Shopify wants now, and it had left before it could be stopped. Stop the parcel with the carrier, or ask the buyer to send it back.`,
      base: null,
      storefront: String(unitsWanted(request, "totalQuantity")),
      marketplace: null,
      network: String(unitsIn(ordered)),
      candidates: [],
    });
    return plan;
  }
  if (!mayChange(request)) return null;
  if (request.orders.some(({ state }) => state === "ordering")) return null;
  plan.notes.push(
    `${surplus} fewer are wanted than the network was asked for: it is asked anew.`,
  );
  plan.effects.push(...callOff(request, ordered));
  return plan;
}

/**
 * Whether the network has stopped everything because fewer units were wanted, so that it is to be asked anew for what is
 * left: a round of its own, with references of its own.
 */
export const isToBeAskedAnew = (
  { order }: Pick<OrderSituation, "order">,
  request: RequestSituation,
): boolean =>
  request.networkState === "cancelled" &&
  mayChange(request) &&
  !order.cancelled &&
  !request.cancellationRequested &&
  !isTakingBack(request.wish) &&
  request.orders.every(({ state }) => state === "cancelled") &&
  surplusOf(request, request.orders) > 0 &&
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
