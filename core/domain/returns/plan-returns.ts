import type {
  Approval,
  CancelReason,
  ReturnReason,
} from "../aftersale-facts.ts";
import type {
  Aftersales,
  MarketplaceReturn,
  OrderSituation,
} from "../orders/order-situation.ts";
import { lineOfUnit } from "../orders/order-units.ts";
import { emptyPlan, type Plan, type PlannedConflict } from "../plan.ts";
import { bringsGoods, isDue, isPaid } from "./pay-back.ts";
import { ownKeys, type ReturnStep, returnKeys } from "./return-keys.ts";
import { cancelReasonIn, causeWords, sellerReason } from "./return-reasons.ts";
import {
  isAlive,
  perLine,
  type SameEvents,
  sameEvents,
  unitsOf,
} from "./same-event.ts";

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
    ask(situation, asked, events, plan);
  }
  if (order.history || order.storefrontCancel || order.cancelled) return plan;
  const unsent = unitsIn(
    events.ownRefunds.filter((one) => neverLeft(order, one)),
  );
  for (const one of events.ownRefunds) refundToo(situation, one, unsent, plan);
  for (const one of events.ownReturns) openToo(situation, one, plan);
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

const hasBegun = ({ lines }: StorefrontReturn) =>
  lines.some(({ processed }) => processed > 0);

const isProcessed = ({ lines }: StorefrontReturn) =>
  lines.length > 0 &&
  lines.every(({ processed, quantity }) => processed >= quantity);

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

/**
 * The seller has to answer. What the merchant did in Shopify is his answer: he approved or declined the return that stands
 * for it, counted the goods in, or gave the money back. Otherwise a question, with the marketplace's deadline.
 */
function ask(
  situation: OrderSituation,
  asked: MarketplaceReturn,
  events: SameEvents,
  plan: Plan,
): void {
  const { order } = situation;
  const keys = returnKeys(asked.externalId);
  const { question, answerBy } = asked;
  const isTheirs = question === "parcel" && order.fulfilledBy === "network";
  // What TikTok Shop receives itself, it looks at itself.
  const approval = isTheirs ? null : answerInStore(asked, events);
  if (!approval && (!question || isTheirs)) {
    plan.closes.push({
      key: keys.asked,
      reason: "TikTok Shop does not wait for an answer any more.",
    });
    return;
  }
  if (approval) {
    plan.effects.push({
      kind: "marketplace.answer-return",
      key: keys.answer(question ?? "money", answerBy),
      subject: `order:${order.id}`,
      payload: {
        orderId: order.id,
        returnExternalId: asked.externalId,
        answer: { approval },
      },
    });
    plan.closes.push({ key: keys.asked, reason: "Answered in Shopify." });
    return;
  }
  plan.conflicts.push(askedQuestion(situation, asked, events));
}

/** What the merchant has done in the store, as an answer to the marketplace; null where he has done nothing. */
function answerInStore(
  asked: MarketplaceReturn,
  events: SameEvents,
): Approval | null {
  const back = events.returnOf(asked.externalId);
  const refund = events.refundOf(asked.externalId);
  const paid =
    refund !== null &&
    events.bookedMinor(asked.externalId) === asked.refundMinor;
  switch (asked.question) {
    case "refund":
      return paid ? "refund" : null;
    case "replacement":
      return paid ? "refund-instead" : null;
    case "return":
      if (paid && !back) return "direct-refund";
      return back?.status === "OPEN" || back?.status === "CLOSED"
        ? "return"
        : null;
    case "parcel":
      return paid || (back !== null && isProcessed(back)) ? "parcel" : null;
    // Nobody is asked, and the buyer can have his money all the same.
    default:
      return paid &&
        (asked.status === "awaiting-parcel" || asked.status === "parcel-sent")
        ? "direct-refund"
        : null;
  }
}

const questionWords = {
  refund: "The buyer asks for his money back and keeps the goods.",
  return: "The buyer asks to send goods back.",
  parcel:
    "The goods have come back. TikTok Shop waits for your word that they are in order.",
  replacement: "The buyer asks for the same goods again.",
} as const;

const askedQuestion = (
  { order, lines }: OrderSituation,
  asked: MarketplaceReturn,
  events: SameEvents,
): PlannedConflict => {
  const question = asked.question ?? "refund";
  const titles = new Set(
    lines
      .filter(({ externalId }) =>
        asked.lineExternalIds.includes(lineOfUnit(externalId)),
      )
      .map(({ title, sku }) => sku ?? title),
  );
  const back = events.returnOf(asked.externalId);
  const isDeclined = back?.status === "DECLINED";
  return {
    kind: "stuck",
    key: returnKeys(asked.externalId).asked,
    cause: `return-asked-${question}`,
    subject: `TikTok order ${order.name}`,
    subjectKind: "order",
    subjectId: order.id,
    field: "return-request",
    reason: [
      questionWords[question],
      `It is about ${[...titles].join(", ")}.`,
      asked.cause === "other" && asked.reasonText
        ? `The reason given: ${asked.reasonText}`
        : `${causeWords[asked.cause]}.`,
      ...(isDeclined
        ? [
            "You declined it in Shopify; TikTok Shop wants one of its own reasons.",
          ]
        : []),
      asked.answerBy
        ? `After ${asked.answerBy.toISOString()} TikTok Shop decides for the buyer.`
        : "Without an answer TikTok Shop decides for the buyer.",
    ].join(" "),
    base: null,
    storefront: back ? back.status : "no return",
    marketplace: asked.status,
    network: null,
    candidates: [],
  };
};

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

/** The merchant gave money back in Shopify: on TikTok Shop the buyer really gets it. */
function refundToo(
  situation: OrderSituation,
  refund: StorefrontRefund,
  unsent: ReadonlyMap<string, number>,
  plan: Plan,
): void {
  const { order, aftersales } = situation;
  if (refund.totalMinor <= 0) return;
  const keys = ownKeys(refund.externalId);
  const back = aftersales.returns.find(
    ({ externalId }) => externalId === refund.returnExternalId,
  );
  const units = unitsFor(situation, refund.lines);
  const isUnsent = neverLeft(order, refund);
  if (isUnsent && isCancelledThere(situation, refund, unsent)) {
    plan.closes.push({
      key: keys.untold,
      reason: "Both sides have it now.",
    });
    return;
  }
  if (units === null) {
    plan.conflicts.push(untoldQuestion(situation, refund, hasLeft(order)));
    return;
  }
  if (isUnsent) {
    const why = cancelReasonIn(refund.note);
    if (why) {
      plan.effects.push(cancelEffect(situation, refund, units, why));
      plan.closes.push({ key: keys.untold, reason: "It can be told now." });
    } else plan.conflicts.push(cancelQuestion(situation, refund));
    return;
  }
  const reason = sellerReason({
    handles: back?.lines.map((line) => line.reason) ?? [],
    note: refund.note,
  });
  if (!reason) {
    plan.conflicts.push(reasonQuestion(situation, refund));
    return;
  }
  plan.effects.push(refundEffect(situation, refund, units, reason));
  plan.closes.push({ key: keys.untold, reason: "It can be told now." });
}

/** What tells the marketplace of a refund that was made in the store. */
export const refundEffect = (
  { order }: OrderSituation,
  refund: StorefrontRefund,
  lineExternalIds: string[],
  reason: ReturnReason,
): Plan["effects"][number] => ({
  kind: "marketplace.open-return",
  key: ownKeys(refund.externalId).open,
  subject: `order:${order.id}`,
  payload: {
    orderId: order.id,
    ownExternalId: refund.externalId,
    kind: "refund",
    reason,
    lineExternalIds,
    refund: { minor: refund.totalMinor, currency: refund.currency },
  },
});

/** Something of the order is on its way. */
const hasLeft = ({ state }: OrderSituation["order"]): boolean =>
  state === "shipped" || state === "delivered" || state === "partly_shipped";

/** The units that were refunded in the store had not left. */
const neverLeft = (
  order: OrderSituation["order"],
  refund: StorefrontRefund,
): boolean =>
  !hasLeft(order) ||
  (order.state === "partly_shipped" &&
    refund.lines.every(({ restock }) => restock === "cancel"));

/** How many units of each line of the store's order these refunds are about. */
function unitsIn(refunds: StorefrontRefund[]): Map<string, number> {
  const units = new Map<string, number>();
  for (const { lines } of refunds)
    for (const { orderLineExternalId: line, quantity } of lines)
      units.set(line, (units.get(line) ?? 0) + quantity);
  return units;
}

/**
 * As many units of each line are cancelled on the marketplace, of those that nothing else has taken off the store's order,
 * as all refunds before they left are about: one unit that was cancelled there answers for one of them only.
 */
const isCancelledThere = (
  { lines }: OrderSituation,
  refund: StorefrontRefund,
  unsent: ReadonlyMap<string, number>,
): boolean =>
  refund.lines.length > 0 &&
  refund.lines.every(
    ({ orderLineExternalId, quantity }) =>
      lines.filter(
        ({ storefrontLineId, isCancelled, stands }) =>
          isCancelled && stands && storefrontLineId === orderLineExternalId,
      ).length >= (unsent.get(orderLineExternalId) ?? quantity),
  );

/** What cancels units on the marketplace that were refunded in the store before they left. */
export const cancelEffect = (
  { order }: OrderSituation,
  refund: StorefrontRefund,
  lineExternalIds: string[],
  reason: CancelReason,
): Plan["effects"][number] => ({
  kind: "marketplace.cancel-order",
  key: ownKeys(refund.externalId).cancel,
  subject: `order:${order.id}`,
  payload: {
    orderId: order.id,
    reason,
    units: { refundExternalId: refund.externalId, lineExternalIds },
  },
});

/** The merchant opened a return in Shopify: the buyer is asked on TikTok Shop to send the goods. */
function openToo(
  situation: OrderSituation,
  back: StorefrontReturn,
  plan: Plan,
): void {
  const { order } = situation;
  if (back.status !== "OPEN" || hasBegun(back)) return;
  const lineExternalIds = unitsFor(situation, back.lines);
  if (order.state !== "delivered" || lineExternalIds === null) {
    plan.notes.push("TikTok Shop takes a return once the order is delivered.");
    return;
  }
  plan.effects.push({
    kind: "marketplace.open-return",
    key: ownKeys(back.externalId).open,
    subject: `order:${order.id}`,
    payload: {
      orderId: order.id,
      ownExternalId: back.externalId,
      kind: "return",
      reason:
        sellerReason({
          handles: back.lines.map((line) => line.reason),
          note: null,
        }) ?? "other",
      lineExternalIds,
    },
  });
}

/**
 * TikTok's lines for so many units of the store's lines, which no living request is about. Null where there are not
 * enough of them, or where no unit is named.
 */
export function unitsFor(
  situation: OrderSituation,
  wanted: { orderLineExternalId: string; quantity: number }[],
): string[] | null {
  const taken = new Set(
    situation.aftersales.marketplace
      .filter(isAlive)
      .flatMap(({ lineExternalIds }) => lineExternalIds),
  );
  const found: string[] = [];
  for (const { orderLineExternalId, quantity } of wanted) {
    const free = situation.lines
      .filter(
        (line) =>
          line.storefrontLineId === orderLineExternalId &&
          line.stands &&
          !line.isCancelled &&
          !taken.has(lineOfUnit(line.externalId)),
      )
      .slice(0, quantity);
    if (free.length < quantity) return null;
    found.push(...free.map(({ externalId }) => lineOfUnit(externalId)));
  }
  return found.length > 0 ? [...new Set(found)] : null;
}

const untold = (
  { order }: OrderSituation,
  refund: StorefrontRefund,
  why: { cause: string; field: string; reason: string },
): PlannedConflict => ({
  kind: "stuck",
  key: ownKeys(refund.externalId).untold,
  subject: `TikTok order ${order.name}`,
  subjectKind: "order",
  subjectId: order.id,
  base: null,
  storefront: `${refund.totalMinor} ${refund.currency}`,
  marketplace: "nothing given back",
  network: null,
  candidates: [],
  ...why,
});

const reasonQuestion = (situation: OrderSituation, refund: StorefrontRefund) =>
  untold(situation, refund, {
    cause: "refund-reason",
    field: "refund-reason",
    reason:
      "The refund was made in Shopify, and the buyer has no money of it yet: he paid on TikTok Shop, which wants a reason. Say why, and Quayside has TikTok Shop give it back.",
  });

const cancelQuestion = (situation: OrderSituation, refund: StorefrontRefund) =>
  untold(situation, refund, {
    cause: "refund-before-shipping",
    field: "cancel-reason",
    reason:
      "Units were refunded in Shopify before they left. The buyer paid on TikTok Shop and has no money yet: TikTok Shop wants a reason to cancel them. Say why, and Quayside cancels these units there.",
  });

const untoldQuestion = (
  situation: OrderSituation,
  refund: StorefrontRefund,
  shipped: boolean,
) =>
  untold(situation, refund, {
    cause: "refund-without-units",
    field: "refund",
    reason: shipped
      ? "Money was given back in Shopify without naming units that can still be refunded on TikTok Shop, so the buyer has none of it. Give it back in TikTok Seller Center, at the order; Quayside then takes both for one refund."
      : "Money was given back in Shopify before the order left, without naming units that could be cancelled on TikTok Shop, so the buyer has none of it. Give it back in TikTok Seller Center, at the order; Quayside then takes both for one refund.",
  });
