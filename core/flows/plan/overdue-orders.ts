import { causeOf as conflictCause } from "../../domain/conflicts/cause.ts";
import type { Letter } from "../../domain/letters.ts";
import { stepsAskedBy } from "../../domain/orders/asked-steps.ts";
import {
  lateRequests,
  type Overdue,
  overdueKey,
  overdueSteps,
  type WatchedOrder,
} from "../../domain/orders/order-watch.ts";
import { watchedAs, watchedSteps } from "../../domain/orders/watched-steps.ts";
import { emptyPlan, type PlannedConflict } from "../../domain/plan.ts";
import { causeOf, type Planning, settle } from "./context.ts";
import { planOrderById } from "./orders.ts";

/** An order stays behind: a question with the step. */
export const planOverdue = (
  planning: Planning,
  { orderId, step }: Extract<Letter, { kind: "order-overdue" }>,
): Promise<void> =>
  settle(planning, async (records) => {
    const rule = await records.orderRule();
    const [order] = await records.watchedOrders(orderId);
    const now = planning.world.clock.now();
    const found =
      order &&
      overdueSteps(order, rule, now).find((overdue) => overdue.step === step);
    if (!order || !found)
      return { ...emptyPlan(), notes: ["The order goes on."] };
    return { ...emptyPlan(), conflicts: [questionOf(order, found)] };
  });

const questionOf = (
  order: WatchedOrder,
  { step, since, as }: Overdue,
): PlannedConflict => ({
  kind: "stuck",
  key: overdueKey(order.orderId, step),
  cause: `overdue-${step}`,
  subject: `Order ${order.name}`,
  subjectKind: "order",
  subjectId: order.orderId,
  field: step,
  reason: `${as ? watchedAs[as] : watchedSteps[step].says} It has waited since ${since.toISOString()}.`,
  base: null,
  storefront: order.standsInStorefront ? "there" : "not there",
  marketplace: order.channel === "marketplace" ? order.state : null,
  network: order.requests[0]?.networkState ?? null,
  candidates: [],
});

/**
 * The network has had a request for too long: it is asked to stop what has not left, and only when it has does the request go
 * anywhere else (law O3). Whether it has the order at all may be unknown: then it is asked once more, under the same
 * reference, also where that had been given up.
 */
export const planLate = async (
  planning: Planning,
  { orderId, requestId }: Extract<Letter, { kind: "request-late" }>,
): Promise<void> => {
  await settle(planning, async (records) => {
    const { entryId, at } = causeOf(planning);
    const rule = await records.orderRule();
    const [order] = await records.watchedOrders(orderId);
    const isLate =
      order &&
      lateRequests(order, rule, at).some(
        (late) => late.requestId === requestId,
      );
    if (!isLate || rule.fallback === "ask")
      return { ...emptyPlan(), notes: ["The order goes on."] };
    // Asked here too: once it is called off, the letter that says so finds nothing that waits.
    const overdue = overdueSteps(order, rule, at);
    await records.wishForRequest(requestId, { kind: "late", entryId });
    const again = await records.askOnceMore(requestId, at);
    const plan = await planOrderById(records, orderId, at);
    const asked = stepsAskedBy(plan.conflicts.map(conflictCause));
    const reason = "Tried again.";
    return {
      ...plan,
      conflicts: [
        ...plan.conflicts,
        ...overdue
          .filter(({ step }) => !asked.includes(step))
          .map((found) => questionOf(order, found)),
      ],
      closes: [
        ...plan.closes,
        ...again.map((key) => ({ key: `stuck:${key}`, reason })),
      ],
    };
  });
  await planning.world.bell.ring("shop.carry", planning.shop.shopId);
};

/** The order goes on again, or has come to its end: its question closes. */
export const planOnTime = (
  planning: Planning,
  { key }: Extract<Letter, { kind: "order-on-time" }>,
): Promise<void> =>
  settle(planning, async () => ({
    ...emptyPlan(),
    closes: [{ key, reason: "The order goes on." }],
  }));
