import { emptyPlan, joinPlans, type Plan } from "../plan.ts";
import type {
  NetworkPart,
  OrderSituation,
  RequestSituation,
  RequestWish,
} from "./order-situation.ts";
import { isUntold, mayShip, planFallback } from "./plan-fallback.ts";
import { requestKeys } from "./request-keys.ts";

/** A wish for which the request leaves the network. */
export type TakingBack = Exclude<RequestWish, { kind: "free" }>;

/** Whether a request is wanted back from the network, by a person or because it is late. */
export const isTakingBack = (wish: RequestWish | null): wish is TakingBack =>
  wish !== null && wish.kind !== "free";

/** How the request is refused that is taken back from the network. */
const refusalOf: Record<TakingBack["kind"], string> = {
  hold: "The order is held: a person has stopped it in Quayside.",
  move: "Another location ships this order: a person has chosen so in Quayside.",
  late: "The network has not taken the order in time.",
};

/**
 * What a wish for a request calls for, step by step: its orders at the network are called off, then Shopify gets the request
 * back, and only then is it held or given to another location (law O3). What has left the network stays, and Shopify hears of
 * it first.
 */
export function planWish(
  situation: OrderSituation,
  request: RequestSituation,
  wish: TakingBack,
): Plan {
  const plan = emptyPlan();
  const { order } = situation;
  const keys = requestKeys(request.externalId, request.round);
  const subject = `request:${request.id}`;
  const payload = { requestId: request.id };
  const left = request.lines.some((line) => line.remainingQuantity > 0);
  if (order.cancelled || !left) return plan;
  if (request.orders.some(({ state }) => state === "ordering")) {
    plan.notes.push("The network has not answered yet: the wish waits.");
    return plan;
  }
  if (mayShip(request)) {
    // Of what has left in part the rest is not stopped: the network takes an order back as a whole.
    const unsent = request.orders.filter(isUnsent);
    plan.effects.push(...callOff(request, unsent));
    return joinPlans([plan, askForNumber(situation, request, unsent)]);
  }
  plan.closes.push(...askForNumber(situation, request, []).closes);
  switch (request.requestStatus) {
    case "SUBMITTED":
      // What has left is told to Shopify, which takes parcels only of what was accepted.
      if (request.orders.some(({ state }) => state === "ordered")) {
        plan.effects.push({
          kind: "storefront.accept-request",
          key: keys.accept,
          subject,
          payload,
        });
        return plan;
      }
      plan.effects.push({
        kind: "storefront.reject-request",
        key: keys.reject,
        subject,
        payload: { ...payload, reason: "OTHER", message: refusalOf[wish.kind] },
      });
      return plan;
    case "ACCEPTED":
      if (isUntold(situation, request)) return plan;
      plan.effects.push({
        kind: "storefront.close-request",
        key: keys.giveBack,
        subject,
        payload,
      });
      return plan;
  }
  if (wish.kind === "late") return planFallback(situation, request);
  const key = `${keys.fallback(wish.kind)}:${wish.entryId}`;
  plan.effects.push(
    wish.kind === "move"
      ? {
          kind: "storefront.move-request",
          key,
          subject,
          payload: {
            ...payload,
            locationId: wish.moveTo,
            wish: wish.entryId,
          },
        }
      : {
          kind: "storefront.hold-request",
          key,
          subject,
          payload: { ...payload, reason: "OTHER", wish: wish.entryId },
        },
  );
  return plan;
}

/**
 * The network has an order that it has not numbered, and cannot be asked for by our reference: only a person can stop it. A
 * question, which ends with the network's next word of it, or when nothing is to be stopped any more.
 * @param orders those that are to be stopped.
 */
export function askForNumber(
  { order }: Pick<OrderSituation, "order">,
  request: Pick<
    RequestSituation,
    "externalId" | "round" | "cancellationRequested"
  >,
  orders: NetworkPart[],
): Plan {
  const key = requestKeys(request.externalId, request.round).unnumbered;
  if (!orders.some(isUnnumbered))
    return {
      ...emptyPlan(),
      closes: [
        { key, reason: "The network has told the number of its order." },
      ],
    };
  const isCancelled = order.cancelled || request.cancellationRequested;
  return {
    ...emptyPlan(),
    conflicts: [
      {
        ...aboutOrder(order),
        key,
        field: "cancellation",
        reason:
          "The network has the order, but has not told its number yet, so Quayside cannot cancel it. Cancel it in TikTok Seller Center, or wait: Quayside goes on with the network's next word.",
        storefront: isCancelled ? "cancelled" : null,
        network: "ordered",
      },
    ],
  };
}

/** The network has the order, and has not told under which number. */
export const isUnnumbered = ({
  state,
  externalId,
}: Pick<NetworkPart, "state" | "externalId">) =>
  state === "ordered" && externalId === null;

/** What questions to a person about a whole order have in common. */
export const aboutOrder = (order: OrderSituation["order"]) => ({
  kind: "stuck" as const,
  subject: `Order ${order.name}`,
  subjectKind: "order" as const,
  subjectId: order.id,
  base: null,
  marketplace: null,
  candidates: [],
});

const isUnsent = ({ hasLeft }: NetworkPart) => hasLeft === "nothing";

/** Nothing of a request is left to be taken back: a part of each of its orders at the network has left. */
export const isBeyondReach = ({
  orders,
  refusalCode,
}: Pick<RequestSituation, "orders" | "refusalCode">): boolean =>
  refusalCode === "too_late_to_cancel" ||
  (orders.length > 0 &&
    orders.every((order) => order.state === "ordered" && !isUnsent(order)));

/** The network is asked to stop these orders. One that it has not numbered yet cannot be named to it. */
export const callOff = (
  request: Pick<RequestSituation, "id" | "externalId" | "round">,
  orders: NetworkPart[],
): Plan["effects"] =>
  orders.flatMap(({ part, state, externalId }) =>
    state === "ordered" && externalId !== null
      ? [
          {
            kind: "network.cancel-order" as const,
            key: requestKeys(request.externalId, request.round).cancel(part),
            subject: `request:${request.id}`,
            payload: { requestId: request.id, part },
          },
        ]
      : [],
  );
