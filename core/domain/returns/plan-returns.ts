import type {
  Aftersales,
  MarketplaceReturn,
  OrderSituation,
} from "../orders/order-situation.ts";
import { emptyPlan, type Plan, type PlannedConflict } from "../plan.ts";
import { bringsGoods, isDue, isPaid } from "./pay-back.ts";
import { planAnswer } from "./plan-answer.ts";
import { ownKeys, type ReturnStep, returnKeys } from "./return-keys.ts";
import {
  hasBegun,
  isAlive,
  perLine,
  type SameEvents,
  sameEvents,
  unitsOf,
} from "./same-event.ts";
import { tellRefunds, tellReturn } from "./tell-refund.ts";

type StorefrontReturn = Aftersales["returns"][number];
type StorefrontRefund = Aftersales["refunds"][number];

/**
 * Has refunds and returns of one side follow on the other, for an order of the marketplace that stands in the store. Works
 * from what both sides hold now: in whatever order it was heard of, the same is planned, and a unit that was paid back on
 * both sides is paid back no more (law O6).
 */
export function planReturns(situation: OrderSituation): Plan {
  const { order, aftersales } = situation;
  const plan = emptyPlan();
  const events = sameEvents(situation);
  for (const asked of aftersales.marketplace) {
    if (order.storefrontExternalId && !order.history && !order.storefrontCancel)
      mirror(situation, asked, events, plan);
    planAnswer(situation, asked, events, plan);
  }
  if (order.history || order.storefrontCancel || order.cancelled) return plan;
  tellRefunds(situation, events.ownRefunds, plan);
  for (const one of events.ownReturns) tellReturn(situation, one, plan);
  for (const one of [...aftersales.refunds, ...aftersales.returns])
    if (
      !events.ownRefunds.some((own) => own === one) &&
      !events.ownReturns.some((own) => own === one)
    )
      plan.closes.push({
        key: ownKeys(one.externalId).untold,
        reason: "Both sides have it now.",
      });
  return plan;
}

/** The store's books follow the marketplace: the return's steps, the money, the goods, the end. */
function mirror(
  situation: OrderSituation,
  asked: MarketplaceReturn,
  events: SameEvents,
  plan: Plan,
): void {
  const { order } = situation;
  const keys = returnKeys(asked.externalId);
  const back = events.returnOf(asked.externalId);
  const refund = events.refundOf(asked.externalId);
  const subject = `order:${order.id}`;
  const payload = { orderId: order.id, returnExternalId: asked.externalId };
  const step = (to: ReturnStep) =>
    plan.effects.push({
      kind: "storefront.move-return",
      key: keys.move(to),
      subject,
      payload: { ...payload, to },
    });
  const isOver = back !== null && isOverInStore(back);
  const wanted = wantedReturn(asked);
  // Only the buyer can take it back on TikTok Shop, until he has his money.
  if (wanted === "open" && isUnderWay(asked) && back && isCalledOff(back))
    plan.conflicts.push(calledOffQuestion(situation, asked, back));
  else plan.closes.push({ key: keys.calledOff, reason: "Both sides agree." });

  if (wanted === "none") {
    if (back && !isOver && !hasBegun(back))
      step(
        back.status === "REQUESTED" && asked.status === "refused"
          ? "declined"
          : "cancelled",
      );
  } else if (!back) {
    if (!isShippedInStore(situation, asked)) {
      plan.notes.push(
        "The return waits until Shopify knows of the parcel that it comes from.",
      );
      return;
    }
    plan.effects.push({
      kind: "storefront.open-return",
      key: keys.open,
      subject,
      payload,
    });
    return;
  } else if (wanted === "open" && back.status === "REQUESTED") {
    step("approved");
    return;
  }

  const isBooked = asked.isPaidBack || refund !== null;
  const booked = events.bookedMinor(asked.externalId);
  if (
    refund &&
    isPaid(asked) &&
    booked !== null &&
    booked !== asked.refundMinor
  )
    plan.conflicts.push(differsQuestion(situation, asked, refund));
  else if (refund && isPaid(asked))
    plan.closes.push({ key: keys.differs, reason: "Both sums agree." });
  if (isDue(asked) && !isBooked) {
    if (isShippedInStore(situation, asked))
      plan.effects.push({
        kind: "storefront.pay-back",
        key: keys.payBack,
        subject,
        payload,
      });
    else
      plan.notes.push(
        "The refund waits until Shopify knows of the parcel that it is about.",
      );
    return;
  }
  if (
    back?.status === "OPEN" &&
    asked.status === "complete" &&
    !asked.isQuick &&
    bringsGoods(asked) &&
    hasBegun(back)
  )
    step("closed");
}

/** How the store's return should stand for one of the marketplace's. */
function wantedReturn(asked: MarketplaceReturn): "none" | "asked" | "open" {
  if (!bringsGoods(asked) || !isAlive(asked)) return "none";
  return asked.status === "pending" || asked.status === "awaiting-buyer"
    ? "asked"
    : "open";
}

const isOverInStore = ({ status }: StorefrontReturn) =>
  status === "CLOSED" || status === "CANCELED" || status === "DECLINED";

const isCalledOff = ({ status }: StorefrontReturn) =>
  status === "CANCELED" || status === "DECLINED";

/** The goods are with the buyer or on their way back. */
const isUnderWay = ({ status }: MarketplaceReturn) =>
  status === "awaiting-parcel" || status === "parcel-sent";

/** Nothing can come back in Shopify that has not left there. */
function isShippedInStore(
  situation: OrderSituation,
  asked: MarketplaceReturn,
): boolean {
  const left = new Map<string, number>();
  for (const parcel of situation.shipments) {
    const isKnown =
      parcel.storefrontFulfillmentId !== null ||
      (parcel.origin === "merchant" && parcel.condition === "live");
    if (!isKnown) continue;
    for (const { variantId, quantity } of parcel.lines)
      left.set(variantId, (left.get(variantId) ?? 0) + quantity);
  }
  const units = unitsOf(situation, asked);
  for (const { variantId } of units) {
    const n = left.get(variantId ?? "") ?? 0;
    if (n === 0) return false;
    left.set(variantId ?? "", n - 1);
  }
  return units.length > 0 && perLine(units).size > 0;
}

const differsQuestion = (
  { order }: OrderSituation,
  asked: MarketplaceReturn,
  refund: StorefrontRefund,
): PlannedConflict => ({
  kind: "stuck",
  key: returnKeys(asked.externalId).differs,
  subject: `TikTok order ${order.name}`,
  subjectKind: "order",
  subjectId: order.id,
  field: "refund",
  reason:
    "Both sides gave money back for the same units, and not the same sum. The buyer got what TikTok Shop says; correct the refund in Shopify by hand. Quayside gives nothing back a second time.",
  base: null,
  storefront: `${refund.totalMinor} ${refund.currency}`,
  marketplace: `${asked.refundMinor} ${asked.currency}`,
  network: null,
  candidates: [],
});

const calledOffQuestion = (
  { order }: OrderSituation,
  asked: MarketplaceReturn,
  back: StorefrontReturn,
): PlannedConflict => ({
  kind: "stuck",
  key: returnKeys(asked.externalId).calledOff,
  subject: `TikTok order ${order.name}`,
  subjectKind: "order",
  subjectId: order.id,
  field: "return",
  reason: `The return ${back.name} was called off in Shopify, but it goes on on TikTok Shop, where only the buyer can take it back. Ask him to; if the goods come all the same, Quayside records them and the money as TikTok Shop tells.`,
  base: null,
  storefront: back.status,
  marketplace: asked.status,
  network: null,
  candidates: [],
});
