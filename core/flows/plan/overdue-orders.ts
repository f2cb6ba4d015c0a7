import type { Letter } from "../../domain/letters.ts";
import { overdueKey, overdueStep } from "../../domain/orders/order-watch.ts";
import { callOff } from "../../domain/orders/plan-wish.ts";
import { watchedSteps } from "../../domain/orders/watched-steps.ts";
import { emptyPlan, type Plan } from "../../domain/plan.ts";
import type { Records } from "../../world/records.ts";
import { type Planning, settle } from "./context.ts";

type Overdue = Extract<Letter, { kind: "order-overdue" }>;

/** An order stays behind: a question with the step, and what the merchant's rule has done about the network. */
export const planOverdue = (
  planning: Planning,
  { orderId, step }: Overdue,
): Promise<void> =>
  settle(planning, async (records) => {
    const rule = await records.orderRule();
    const [order] = await records.watchedOrders(orderId);
    const found = order && overdueStep(order, rule, planning.world.clock.now());
    if (!order || found?.step !== step)
      return { ...emptyPlan(), notes: ["The order goes on."] };
    const called =
      step === "parcel" && rule.fallback !== "ask"
        ? await callAllOff(records, orderId)
        : emptyPlan();
    return {
      ...called,
      conflicts: [
        {
          kind: "stuck" as const,
          key: overdueKey(orderId),
          cause: `overdue-${step}`,
          subject: `Order ${order.name}`,
          subjectKind: "order" as const,
          subjectId: orderId,
          field: step,
          reason: `${watchedSteps[step].says} It has waited since ${found.since.toISOString()}.`,
          base: null,
          storefront: order.standsInStorefront ? "there" : "not there",
          marketplace: order.channel === "marketplace" ? order.state : null,
          network: order.requests[0]?.networkState ?? null,
          candidates: [],
        },
      ],
    };
  });

/** The network is asked to stop; only when it has does the request go anywhere else. */
async function callAllOff(records: Records, orderId: string): Promise<Plan> {
  const situation = await records.orderSituation(orderId);
  return {
    ...emptyPlan(),
    effects: (situation?.requests ?? []).flatMap((request) =>
      callOff(request, request.orders),
    ),
  };
}

/** The order goes on again, or has come to its end: its question closes. */
export const planOnTime = (
  planning: Planning,
  { orderId }: Extract<Letter, { kind: "order-on-time" }>,
): Promise<void> =>
  settle(planning, async () => ({
    ...emptyPlan(),
    closes: [{ key: overdueKey(orderId), reason: "The order goes on." }],
  }));
