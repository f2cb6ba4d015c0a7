import type { sellerCancelReasons } from "../domain/aftersale-facts.ts";
import type { PlannedEffect } from "../domain/effects.ts";
import type { OrderDeed } from "../domain/orders/order-deed.ts";
import { foreseeDeeds, resendable } from "../domain/orders/order-deeds.ts";
import type {
  OrderSituation,
  RequestWish,
} from "../domain/orders/order-situation.ts";
import { cancellationKeys } from "../domain/orders/plan-cancellation.ts";
import { emptyPlan, joinPlans, type Plan } from "../domain/plan.ts";
import { tellAgain } from "../domain/shipments/sides.ts";
import type { ShopId } from "../kit/ids.ts";
import type { Records } from "../world/records.ts";
import type { World } from "../world/world.ts";
import { appendLetter } from "./append-letter.ts";
import { planOrderById } from "./plan/orders.ts";

export type OrderWish = {
  deed: OrderDeed;
  /** The fulfillment request that it is about; with hold, release and move. */
  requestId?: string | null;
  /** Shopify's id of the location; with `move`. */
  moveTo?: string | null;
  /** With `cancel` of a TikTok order. */
  reason?: (typeof sellerCancelReasons)[number];
};

export type OrderActed =
  | { outcome: "acted"; entryId: string }
  | { outcome: "unknown" }
  /** It cannot be done now; the order has moved since the page was drawn. */
  | { outcome: "moved" }
  /** The location is none of the merchant's own. */
  | { outcome: "unfit" };

const titles: Record<OrderDeed, string> = {
  hold: "Hold the order",
  release: "Release the order",
  move: "Give the order to another location",
  cancel: "Cancel the order",
  resend: "Send the tracking numbers again",
};

/**
 * A person does something to an order by hand (law H2). Only what `foreseeDeeds` offers is done, and what leaves the
 * network is stopped there first: the planner takes the rest step by step, so that nothing is shipped twice (law O3).
 */
export async function actOnOrder(
  world: Pick<World, "clock" | "store" | "bell">,
  shopId: ShopId,
  { orderId, wish, actor }: { orderId: string; wish: OrderWish; actor: string },
): Promise<OrderActed> {
  const at = world.clock.now();
  const acted = await world.store.inShop(
    shopId,
    async (records): Promise<OrderActed> => {
      const situation = await records.orderSituation(orderId);
      if (!situation) return { outcome: "unknown" };
      const places = await ownPlaces(records);
      const isOffered = foreseeDeeds(situation, places).some(
        ({ deed, requestId }) =>
          deed === wish.deed && requestId === (wish.requestId ?? null),
      );
      if (!isOffered) return { outcome: "moved" };
      if (
        wish.deed === "move" &&
        !places.some(({ externalId }) => externalId === wish.moveTo)
      )
        return { outcome: "unfit" };
      const { entryId } = await appendLetter(records, {
        letter: { kind: "order-acted-on", orderId, ...wish },
        deliveryId: `order-act:${orderId}:${wish.deed}:${at.toISOString()}`,
        source: "person",
        actor,
        at,
      });
      const plan = await planOf(records, situation, wish, { entryId, at });
      await records.savePlan(plan, { entryId, at });
      await records.finishEntries([entryId], {
        outcome: "planned",
        note: titles[wish.deed],
        at,
      });
      await records.audit({
        at,
        actor,
        action: titles[wish.deed],
        subject: `order:${orderId}`,
        before: { state: situation.order.state },
        after: { ...wish },
        result: "done",
        entryId,
        effectId: null,
        reason: null,
      });
      return { outcome: "acted", entryId };
    },
  );
  if (acted.outcome === "acted") await world.bell.ring("shop.carry", shopId);
  return acted;
}

/** The merchant's own locations, which could ship instead. */
export const ownPlaces = async (records: Pick<Records, "pools">) =>
  (await records.pools())
    .filter(({ kind }) => kind === "own")
    .map(({ externalId, name }) => ({ externalId, name }));

async function planOf(
  records: Records,
  situation: OrderSituation,
  wish: OrderWish,
  cause: { entryId: string; at: Date },
): Promise<Plan> {
  const { entryId } = cause;
  const { order } = situation;
  const requestId = wish.requestId ?? "";
  const release = (): PlannedEffect => ({
    kind: "storefront.release-request",
    key: `release:${requestId}:${entryId}`,
    subject: `request:${requestId}`,
    payload: { requestId },
  });
  const wishFor = async (made: RequestWish | null) => {
    await records.wishForRequest(requestId, made);
    return planOrderById(records, order.id, cause.at);
  };
  const only = (effects: PlannedEffect[]): Plan => ({
    ...emptyPlan(),
    effects,
  });
  switch (wish.deed) {
    case "hold":
      return wishFor({ kind: "hold", entryId });
    case "move": {
      const isHeld = situation.requests.some(
        ({ id, status }) => id === requestId && status === "ON_HOLD",
      );
      return joinPlans([
        only(isHeld ? [release()] : []),
        await wishFor({ kind: "move", moveTo: wish.moveTo ?? "", entryId }),
      ]);
    }
    case "release":
      return joinPlans([
        only([release()]),
        await wishFor({ kind: "free", entryId }),
      ]);
    case "cancel": {
      const reason = wish.reason ?? "buyer-asked";
      return only([
        order.channel === "marketplace"
          ? {
              kind: "marketplace.cancel-order",
              key: cancellationKeys(order).marketplace(reason),
              subject: `order:${order.id}`,
              payload: { orderId: order.id, reason },
            }
          : {
              kind: "storefront.cancel-order",
              key: cancellationKeys(order).storefront,
              subject: `order:${order.id}`,
              payload: { orderId: order.id },
            },
      ]);
    }
    case "resend":
      return only(
        resendable(situation).map((shipment) =>
          tellAgain(situation, shipment, `by-hand:${entryId}`),
        ),
      );
  }
}
