import type { StorefrontOrderFact } from "../../domain/facts.ts";
import type { OrderSituation } from "../../domain/orders/order-situation.ts";
import { emptyPlan, type Plan } from "../../domain/plan.ts";

/**
 * Shopify keeps no key for an order: a worker that stood still just before its request left may have created one that
 * another had created meanwhile (law E2). Of the two the first stands for the TikTok order, and is followed; about the
 * second a person is asked, since it holds stock and may be sent by mistake (law H1). The question ends when it is cancelled.
 * @param standing the order as which it is known already.
 * @returns null where this order is no second one.
 */
export function planSecondOrder(
  standing: OrderSituation | null,
  fact: StorefrontOrderFact,
): Plan | null {
  if (!fact.sourceIdentifier) return null;
  const order = standing?.order;
  if (order?.channel !== "marketplace" || order.storefrontCancel) return null;
  const first = order.storefrontExternalId;
  if (first === null || first === fact.externalId) return null;
  const key = `twice:${fact.externalId}`;
  if (fact.cancelledAt)
    return {
      ...emptyPlan(),
      closes: [{ key, reason: "The second order was cancelled." }],
    };
  return {
    ...emptyPlan(),
    conflicts: [
      {
        kind: "stuck",
        key,
        subject: `TikTok order ${order.name}`,
        subjectKind: "order",
        subjectId: order.id,
        field: null,
        reason: `The order stands in Shopify already, and once more as ${fact.name}. Cancel ${fact.name} in Shopify and put its units back; the first order goes on.`,
        base: null,
        storefront: fact.name,
        marketplace: null,
        network: null,
        candidates: [],
      },
    ],
  };
}
