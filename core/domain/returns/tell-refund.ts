import type { CancelReason, ReturnReason } from "../aftersale-facts.ts";
import { cancelReasonIn } from "../orders/cancel-reason.ts";
import { worthOfUnits } from "../orders/order-price.ts";
import type { Aftersales, OrderSituation } from "../orders/order-situation.ts";
import { lineOfUnit } from "../orders/order-units.ts";
import { unitsThatLeft } from "../orders/units-that-left.ts";
import type { Plan, PlannedConflict } from "../plan.ts";
import { ownKeys } from "./return-keys.ts";
import { sellerReason } from "./return-reasons.ts";
import { hasBegun, isAlive } from "./same-event.ts";

type StorefrontReturn = Aftersales["returns"][number];
type StorefrontRefund = Aftersales["refunds"][number];

/** The merchant gave money back in Shopify: on TikTok Shop the buyer really gets it. */
export function tellRefunds(
  situation: OrderSituation,
  refunds: StorefrontRefund[],
  plan: Plan,
): void {
  const unsent = new Map<string, number>();
  for (const one of [...refunds].sort(byAge)) {
    if (neverLeft(situation, one)) addUnits(unsent, one);
    tellRefund(situation, one, unsent, plan);
  }
}

/** Oldest first; those of one second by their number, so that the same is planned whatever order they were read in. */
const byAge = (one: StorefrontRefund, other: StorefrontRefund): number =>
  one.createdAt.getTime() - other.createdAt.getTime() ||
  one.externalId.localeCompare(other.externalId, "en", { numeric: true });

/** @param unsent units of each line in this refund and in those before it, of all that were made before they left. */
function tellRefund(
  situation: OrderSituation,
  refund: StorefrontRefund,
  unsent: ReadonlyMap<string, number>,
  plan: Plan,
): void {
  const { aftersales } = situation;
  if (refund.totalMinor <= 0 && !isTakenOut(situation, refund)) return;
  const keys = ownKeys(refund.externalId);
  const back = aftersales.returns.find(
    ({ externalId }) => externalId === refund.returnExternalId,
  );
  const units = unitsOfRefund(situation, refund);
  const isUnsent = neverLeft(situation, refund);
  if (isUnsent && isCancelledThere(situation, refund, unsent)) {
    plan.closes.push({
      key: keys.untold,
      reason: "Both sides have it now.",
    });
    return;
  }
  if (units === null) {
    plan.conflicts.push(untoldQuestion(situation, refund, hasLeft(situation)));
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
  // A sum without units is booked on units of our choice: a person says why, and agrees to it.
  if (refund.lines.length === 0) {
    plan.conflicts.push(sumQuestion(situation, refund, units));
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

/** Whether something of the order has left. */
const hasLeft = ({ order: { state } }: OrderSituation) =>
  state === "shipped" || state === "delivered" || state === "partly_shipped";

/** Whether the units that were refunded in the store had not left. */
const neverLeft = (
  situation: OrderSituation,
  { lines }: StorefrontRefund,
): boolean =>
  !hasLeft(situation) ||
  (situation.order.state === "partly_shipped" &&
    lines.length > 0 &&
    lines.every(({ restock }) => restock === "cancel"));

/** Units without money that the merchant has taken out and will not send: on the marketplace they are still to be sent. */
const isTakenOut = (
  situation: OrderSituation,
  refund: StorefrontRefund,
): boolean =>
  refund.lines.length > 0 &&
  refund.lines.every(({ restock }) => restock === "cancel") &&
  neverLeft(situation, refund);

function addUnits(
  units: Map<string, number>,
  { lines }: StorefrontRefund,
): void {
  for (const { orderLineExternalId: line, quantity } of lines)
    units.set(line, (units.get(line) ?? 0) + quantity);
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

/**
 * As many units of each line are cancelled on the marketplace, of those that nothing else has taken off the store's order,
 * as this refund and those before it are about: one unit that was cancelled there answers for one refund only, the oldest,
 * and a later refund opens no earlier one again.
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
export function tellReturn(
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
function unitsFor(
  situation: OrderSituation,
  wanted: { orderLineExternalId: string; quantity: number }[],
): string[] | null {
  const all = freeUnits(situation);
  const found: string[] = [];
  for (const { orderLineExternalId, quantity } of wanted) {
    const free = all
      .filter((line) => line.storefrontLineId === orderLineExternalId)
      .slice(0, quantity);
    if (free.length < quantity) return null;
    found.push(...free.map(({ externalId }) => lineOfUnit(externalId)));
  }
  return found.length > 0 ? [...new Set(found)] : null;
}

/**
 * TikTok's lines that a refund is about. One that names none, of an order that has left, is about as few of those that nothing
 * else is about as are worth the sum.
 */
export function unitsOfRefund(
  situation: OrderSituation,
  refund: Pick<StorefrontRefund, "lines" | "totalMinor">,
): string[] | null {
  if (refund.lines.length > 0) return unitsFor(situation, refund.lines);
  if (!hasLeft(situation)) return null;
  const worthOf = worthOfUnits(situation);
  const left = unitsThatLeft(situation);
  const isPartly = situation.order.state === "partly_shipped";
  const free = freeUnits(situation)
    .filter(({ externalId }) => !isPartly || left.has(externalId))
    .sort((a, b) => worthOf(b) - worthOf(a));
  const alone = free.findLast((unit) => worthOf(unit) >= refund.totalMinor);
  if (alone) return [lineOfUnit(alone.externalId)];
  const found: string[] = [];
  let sum = 0;
  for (const unit of free) {
    found.push(lineOfUnit(unit.externalId));
    sum += worthOf(unit);
    if (sum >= refund.totalMinor) return [...new Set(found)];
  }
  return null;
}

type Unit = OrderSituation["lines"][number];

/** Units that no living request is about. */
function freeUnits({ lines, aftersales }: OrderSituation): Unit[] {
  const taken = new Set(
    aftersales.marketplace
      .filter(isAlive)
      .flatMap(({ lineExternalIds }) => lineExternalIds),
  );
  return lines.filter(
    (line) =>
      line.stands &&
      !line.isCancelled &&
      !taken.has(lineOfUnit(line.externalId)),
  );
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
      refund.totalMinor <= 0
        ? "Units were taken out of the order in Shopify before they left. The buyer paid for them on TikTok Shop, which waits for them to be sent: it wants a reason to cancel them. Say why, and Quayside cancels these units there and the buyer has his money back."
        : "Units were refunded in Shopify before they left. The buyer paid on TikTok Shop and has no money yet: TikTok Shop wants a reason to cancel them. Say why, and Quayside cancels these units there.",
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

const sumQuestion = (
  situation: OrderSituation,
  refund: StorefrontRefund,
  lineExternalIds: string[],
) => {
  const skus = situation.lines
    .filter(({ externalId }) =>
      lineExternalIds.includes(lineOfUnit(externalId)),
    )
    .map(({ sku, title }) => sku ?? title);
  return untold(situation, refund, {
    cause: "refund-of-a-sum",
    field: "refund-reason",
    reason: `Money was given back in Shopify without naming units, and the buyer has none of it yet: he paid on TikTok Shop, which books every refund on units and wants a reason. Say why, and Quayside has TikTok Shop give back this sum for ${[...new Set(skus)].join(", ")}.`,
  });
};
