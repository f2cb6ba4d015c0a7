import type { Approval } from "../aftersale-facts.ts";
import type {
  MarketplaceReturn,
  OrderSituation,
} from "../orders/order-situation.ts";
import { lineOfUnit } from "../orders/order-units.ts";
import type { Plan, PlannedConflict } from "../plan.ts";
import { returnKeys } from "./return-keys.ts";
import { causeWords } from "./return-reasons.ts";
import { isProcessed, type SameEvents } from "./same-event.ts";

/**
 * The seller has to answer. What the merchant did in Shopify is his answer: he approved or declined the return that stands
 * for it, counted the goods in, or gave the money back. Otherwise a question, with the marketplace's deadline.
 */
export function planAnswer(
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
