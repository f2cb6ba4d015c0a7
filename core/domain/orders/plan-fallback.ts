import { emptyPlan, type Plan } from "../plan.ts";
import { chooseRoute, type RouteReason } from "../promise/choose-route.ts";
import type { HoldReason } from "./hold-reasons.ts";
import type {
  OrderSituation,
  RequestSituation,
  RequestWish,
} from "./order-situation.ts";
import { requestKeys } from "./request-keys.ts";
import { parcelsOf } from "./sent-parcels.ts";

/**
 * What becomes of a request that the network will not ship: refused, or taken and then called off. Nothing is given to
 * another location while any of its network orders may still be shipped, so that nothing is shipped twice.
 */
export function planFallback(
  situation: OrderSituation,
  request: RequestSituation,
): Plan {
  const plan = emptyPlan();
  const { rule } = situation;
  const keys = requestKeys(request.externalId, request.round);
  const about = {
    subject: `request:${request.id}`,
    payload: { requestId: request.id },
  };
  if (!isLeft(situation, request)) return plan;

  if (
    request.requestStatus === "ACCEPTED" &&
    request.orders.some(({ state }) => state === "cancelled")
  ) {
    if (isUntold(situation, request)) return plan;
    plan.effects.push({
      kind: "storefront.close-request",
      key: keys.giveBack,
      ...about,
    });
    return plan;
  }
  if (!fallsBack(situation, request)) return plan;
  if (rule.fallback === "move" && rule.moveTo)
    plan.effects.push({
      kind: "storefront.move-request",
      key: keys.fallback("move"),
      subject: about.subject,
      payload: { requestId: request.id, locationId: rule.moveTo },
    });
  const rescue = rule.fallback === "promise" ? rescueOf(situation) : null;
  if (rescue) {
    plan.effects.push({
      kind: "storefront.move-request",
      key: keys.fallback("move"),
      subject: about.subject,
      payload: {
        requestId: request.id,
        locationId: rescue.locationId,
        why: rescue.why,
      },
    });
    plan.notes.push(rescue.note);
  }
  if (rule.fallback === "hold" || (rule.fallback === "promise" && !rescue))
    plan.effects.push({
      kind: "storefront.hold-request",
      key: keys.fallback("hold"),
      subject: about.subject,
      payload: { requestId: request.id, reason: holdReasonOf(request) },
    });
  return plan;
}

/** Units of an order that stands are still to be shipped, and no parcel may leave the network for them. */
const isLeft = (
  { order }: Pick<OrderSituation, "order">,
  request: RequestSituation,
): boolean =>
  !order.cancelled &&
  request.lines.some((line) => line.remainingQuantity > 0) &&
  !mayShip(request);

/** Whether the shop's rule has to say what becomes of a request. */
export function fallsBack(
  situation: Pick<OrderSituation, "order">,
  request: RequestSituation,
): boolean {
  const { channel, fulfilledBy } = situation.order;
  // What TikTok Shop ships itself must not leave from anywhere else.
  const isTheirs = channel === "marketplace" && fulfilledBy === "network";
  return (
    isLeft(situation, request) &&
    isGivenUp(request) &&
    !isTheirs &&
    !isOfPerson(request.wish)
  );
}

/** Whether a person has said what becomes of a request: the shop's rule is not asked. */
export const isOfPerson = (wish: RequestWish | null): boolean =>
  wish !== null && wish.kind !== "late";

/** A parcel has left for it of which Shopify has not heard yet. What is given back takes no parcels any more. */
export const isUntold = (
  { shipments }: Pick<OrderSituation, "shipments">,
  request: Pick<RequestSituation, "externalId">,
): boolean =>
  parcelsOf(request.externalId, shipments).some(({ told }) => told === null);

/** The location that keeps the promise at least cost, and why; null where none has the goods. */
function rescueOf({ rescue, rule }: OrderSituation) {
  if (!rescue) return null;
  const { routes } = rescue;
  // Nothing was promised: as soon as any of them could.
  const promised =
    rescue.promised ?? routes.map((one) => one.promised).sort()[0] ?? "";
  const choice = chooseRoute(routes, promised, rule.promiseQuantile);
  if (!choice?.route.placeId) return null;
  const { route, reason, keeps } = choice;
  return {
    locationId: route.placeId ?? "",
    why: reason,
    note: because[reason](
      route.name ?? "The location",
      promised,
      Math.floor(keeps * 100),
    ),
  };
}

/** Kept with the entry. */
const because: Record<
  RouteReason,
  (place: string, day: string, share: number) => string
> = {
  only: (place, day, share) =>
    `${place} ships in the network's place, the only location with the goods: in time for ${day} with ${share}%.`,
  cheapest: (place, day, share) =>
    `${place} ships in the network's place, the cheapest that keeps the promise: in time for ${day} with ${share}%.`,
  "cheapest-known": (place, day, share) =>
    `${place} ships in the network's place, the cheapest that keeps the promise of those whose cost is known: in time for ${day} with ${share}%.`,
  likeliest: (place, day, share) =>
    `${place} ships in the network's place, the likeliest to keep the promise, as nobody has told what it costs: in time for ${day} with ${share}%.`,
  soonest: (place, day, share) =>
    `${place} ships in the network's place, the likeliest where none is sure to keep the promise: in time for ${day} with ${share}%.`,
};

/** Whether a parcel may still leave the network for this request, now or later. */
export const mayShip = ({ orders }: Pick<RequestSituation, "orders">) =>
  orders.some(
    ({ state, hasLeft }) =>
      state === "ordering" || (state === "ordered" && hasLeft !== "all"),
  );

/** The merchant has our no, or has the request back. */
const isGivenUp = ({ requestStatus, networkState, orders }: RequestSituation) =>
  (requestStatus === "REJECTED" && networkState !== "none") ||
  (requestStatus === "CLOSED" &&
    (networkState === "cancelled" ||
      networkState === "refused" ||
      orders.some(({ state }) => state === "cancelled")));

const holdReasonOf = ({ refusalCode }: RequestSituation): HoldReason => {
  switch (refusalCode) {
    case "network_out_of_stock":
      return "INVENTORY_OUT_OF_STOCK";
    case "address_refused":
    case "destination_unreachable":
      return "INCORRECT_ADDRESS";
    default:
      return "OTHER";
  }
};
