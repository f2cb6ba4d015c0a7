import { stepConsignment } from "../fbt/dock.ts";
import { remindOfConsignment } from "../fbt/dock-agenda.ts";
import { remindOfInbound, stepInbound } from "../fbt/inbound-life.ts";
import { remindOfProduct, stepProduct } from "./auditing.ts";
import {
  remindOfAuthorization,
  stepAuthorization,
} from "./authorization-life.ts";
import {
  cancellableLines,
  cancelNow,
  remindOfCancellation,
  stepCancellation,
} from "./cancelling.ts";
import { stepPackage } from "./carrying.ts";
import { nextStepOf, type OrderStep, remindOfOrder } from "./order-agenda.ts";
import { remindOfPackage } from "./package-agenda.ts";
import type { Kind, Platform } from "./platform.ts";
import { releaseOrder } from "./releasing.ts";
import { remindOfReturn, stepReturn } from "./returning.ts";
import { moveOrder } from "./shipping.ts";
import type { Order } from "./state.ts";

/** What each kind of thing does when it is reminded; every one looks first whether the reminder still holds. */
const steps: Record<Kind, (platform: Platform, id: string) => void> = {
  authorization: stepAuthorization,
  product: stepProduct,
  order: stepOrder,
  package: stepPackage,
  cancellation: stepCancellation,
  return: stepReturn,
  consignment: stepConsignment,
  inbound: stepInbound,
};

/**
 * Lets everything happen that has become due by the town's calendar, in the order in which it fell due. A leap of days
 * runs through every station, and each carries the time at which it was due, not the time of the leap. Transitions: the
 * order overview page.
 */
export function runLife(platform: Platform): void {
  const now = platform.context.clock.now();
  let happened = false;
  for (
    let next = platform.agenda.take(now);
    next;
    next = platform.agenda.take(now)
  ) {
    const { at, kind, id } = next;
    platform.during(at, () => steps[kind](platform, id));
    happened = true;
  }
  if (happened) platform.context.changed();
}

/** Makes all appointments of a town that was planted or loaded, one at a time. */
export function* remindOfEverything(platform: Platform): Generator<void> {
  const { state, agenda } = platform;
  agenda.clear();
  remindOfAuthorization(platform);
  yield* remindOfEach(platform, state.products, remindOfProduct);
  yield* remindOfEach(platform, state.orders, remindOfOrder);
  yield* remindOfEach(platform, state.packages, remindOfPackage);
  yield* remindOfEach(platform, state.cancellations, remindOfCancellation);
  yield* remindOfEach(platform, state.returns, remindOfReturn);
  yield* remindOfEach(platform, state.fbt.consignments, remindOfConsignment);
  yield* remindOfEach(platform, state.fbt.inbound, remindOfInbound);
}

function* remindOfEach<T>(
  platform: Platform,
  rows: Iterable<T>,
  remind: (platform: Platform, row: T) => void,
): Generator<void> {
  for (const row of rows) {
    remind(platform, row);
    yield;
  }
}

const orderDeeds: Record<
  OrderStep,
  (platform: Platform, order: Order) => void
> = {
  "payment timeout": (platform, order) =>
    cancelBySystem(platform, order, "system_cancel_unpaid_time_out"),
  "hold ends"(platform, order) {
    if (isStuck(platform)) order.heldUntil = null;
    else releaseOrder(platform, order);
  },
  "shipping timeout": (platform, order) =>
    cancelBySystem(
      platform,
      order,
      "system_cancel_order_reason_shipping_timeout",
    ),
  "collection timeout": (platform, order) =>
    cancelBySystem(platform, order, "system_cancel_order_untracked"),
  completion(platform, order) {
    order.completedAt = platform.now();
    moveOrder(platform, order, "COMPLETED", platform.now());
  },
};

/** A planted fault keeps the order on hold, until somebody frees it. */
function isStuck({ context, state }: Platform): boolean {
  const fault = context.faults.strikeOnce(["stuck_order"], {
    platform: "tiktok",
    shop: state.shop.id,
    names: [],
  });
  return fault !== undefined;
}

function stepOrder(platform: Platform, id: string): void {
  const order = platform.state.orders.get(id);
  const next = order && nextStepOf(order);
  if (order && next && next.at <= platform.now())
    orderDeeds[next.step](platform, order);
}

function cancelBySystem(
  platform: Platform,
  order: Order,
  reason: string,
): void {
  const lineIds = cancellableLines(platform, order, true);
  if (lineIds.length > 0)
    cancelNow(platform, order, { role: "SYSTEM", reason, lineIds });
}
