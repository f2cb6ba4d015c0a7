import { ensureService } from "../listings/plan-selection.ts";
import { emptyPlan, joinPlans, type Plan } from "../plan.ts";
import { planReturns } from "../returns/plan-returns.ts";
import { planTracking } from "../shipments/plan-tracking.ts";
import { billOrder } from "./order-bill.ts";
import { orderPrice } from "./order-price.ts";
import type { OrderSituation } from "./order-situation.ts";
import { planCancellation } from "./plan-cancellation.ts";
import { closeRest, planRequest } from "./plan-request.ts";

/**
 * What should be done about an order now. Works from the situation alone, whatever brought it about: asking again
 * without news plans the same keys, so nothing is done twice (law P2).
 */
export function planOrder(situation: OrderSituation): Plan {
  return joinPlans([
    situation.order.channel === "marketplace"
      ? joinPlans([
          planStanding(situation),
          planCancellation(situation),
          planReturns(situation),
        ])
      : emptyPlan(),
    ...situation.requests
      .filter((request) => isOurs(situation, request.locationId))
      .map((request) =>
        joinPlans([
          planRequest(situation, request),
          closeRest(situation, request),
        ]),
      ),
    planTracking(situation),
  ]);
}

const isOurs = (situation: OrderSituation, locationId: string | null) =>
  situation.serviceLocationId !== null &&
  locationId === situation.serviceLocationId;

/** A marketplace order stands in Shopify too, so that the merchant has one list and stock is reserved once. */
function planStanding(situation: OrderSituation): Plan {
  const { order, lines, serviceLocationId } = situation;
  const plan = emptyPlan();
  const unlinkedKey = `order-unlinked:${order.id}`;
  const priceKey = `order-price:${order.id}`;
  if (order.cancelled) {
    for (const key of [unlinkedKey, priceKey])
      plan.closes.push({ key, reason: "The order was cancelled." });
    return plan;
  }
  if (order.waiting) {
    plan.notes.push("The buyer can still cancel: the order waits.");
    return plan;
  }
  if (order.storefrontExternalId) {
    if (
      !order.marketplaceReference &&
      !order.history &&
      !order.storefrontCancel
    )
      plan.effects.push({
        kind: "marketplace.link-order",
        key: `link-order:${order.externalId}:${order.storefrontExternalId}`,
        subject: `order:${order.id}`,
        payload: { orderId: order.id },
      });
    return plan;
  }
  if (order.history) return plan;

  const unlinked = lines.filter(
    (line) => line.variantId === null && !line.isCancelled,
  );
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
  const billed = billOrder(orderPrice(situation));
  if ("faults" in billed) {
    plan.conflicts.push({
      kind: "stuck",
      key: priceKey,
      subject: `TikTok order ${order.name}`,
      subjectKind: "order",
      subjectId: order.id,
      field: "price",
      reason: `The order waits: its price does not add up. ${billed.faults.join(" ")}`,
      base: null,
      storefront: null,
      marketplace: billed.faults.join(" "),
      network: null,
      candidates: [],
    });
    return plan;
  }
  plan.closes.push({ key: priceKey, reason: "The price adds up now." });
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
