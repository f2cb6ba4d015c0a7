import { ensureService } from "../listings/plan-selection.ts";
import { emptyPlan, joinPlans, type Plan } from "../plan.ts";
import { planTracking } from "../shipments/plan-tracking.ts";
import type { OrderSituation } from "./order-situation.ts";
import { planRequest } from "./plan-request.ts";

/**
 * What should be done about an order now. Works from the situation alone, whatever brought it about: asking again
 * without news plans the same keys, so nothing is done twice (law P2).
 */
export function planOrder(situation: OrderSituation): Plan {
  return joinPlans([
    situation.order.channel === "marketplace"
      ? planStanding(situation)
      : emptyPlan(),
    ...situation.requests
      .filter((request) => isOurs(situation, request.locationId))
      .map((request) => planRequest(situation, request)),
    planTracking(situation),
  ]);
}

const isOurs = (situation: OrderSituation, locationId: string | null) =>
  situation.serviceLocationId !== null &&
  locationId === situation.serviceLocationId;

/** A marketplace order stands in Shopify too, so that the merchant has one list and stock is reserved once. */
function planStanding({
  order,
  lines,
  serviceLocationId,
}: OrderSituation): Plan {
  const plan = emptyPlan();
  const unlinkedKey = `order-unlinked:${order.id}`;
  if (order.cancelled) {
    if (order.storefrontExternalId)
      plan.effects.push({
        kind: "storefront.cancel-order",
        key: `cancel:${order.externalId}`,
        subject: `order:${order.id}`,
        payload: { orderId: order.id },
      });
    plan.closes.push({ key: unlinkedKey, reason: "The order was cancelled." });
    return plan;
  }
  if (order.waiting) {
    plan.notes.push("The buyer can still cancel: the order waits.");
    return plan;
  }
  if (order.storefrontExternalId || order.history) return plan;

  const unlinked = lines.filter((line) => line.variantId === null);
  if (unlinked.length > 0) {
    plan.conflicts.push({
      kind: "link",
      key: unlinkedKey,
      subject: `TikTok order ${order.name}`,
      subjectKind: "order",
      subjectId: order.id,
      field: null,
      reason: `The order cannot be brought to Shopify: ${unlinked.map((line) => line.sku ?? line.title).join(", ")} is not linked to a variant.`,
      base: null,
      storefront: null,
      marketplace: unlinked.map((line) => line.title).join(", "),
      network: null,
      candidates: [],
    });
    return plan;
  }
  plan.closes.push({ key: unlinkedKey, reason: "Every SKU is linked now." });
  // What the network ships must never wait at the merchant's own location: it would be shipped twice.
  const needsService =
    order.fulfilledBy === "network" && serviceLocationId === null;
  if (needsService) plan.effects.push(ensureService);
  plan.effects.push({
    kind: "storefront.import-order",
    key: `import:${order.externalId}`,
    subject: `order:${order.id}`,
    payload: { orderId: order.id },
    ...(needsService ? { waitsFor: ensureService.key } : {}),
  });
  return plan;
}
