import {
  type Approval,
  returnReasons,
  sellerCancelReasons,
} from "../aftersale-facts.ts";
import type { Choice } from "../letters.ts";
import type { OrderSituation } from "../orders/order-situation.ts";
import { emptyPlan, type Plan } from "../plan.ts";
import { ownKeys, returnKeys } from "./return-keys.ts";
import { cancelEffect, refundEffect, unitsOfRefund } from "./tell-refund.ts";

/** A question about a refund or return, as far as its answer needs it. */
type Asked = { key: string; field: string | null };

/** What a buyer who asks is granted. */
const granting = {
  refund: "refund",
  return: "return",
  parcel: "parcel",
  replacement: "replacement",
} as const satisfies Record<string, Approval>;

/** Whether a question is about a buyer's request, or about a refund that needs a reason. */
export const isAboutReturn = ({ field }: Pick<Asked, "field">): boolean =>
  field === "return-request" ||
  field === "refund-reason" ||
  field === "cancel-reason";

/**
 * What a person's answer leads to: TikTok Shop's side grants what the buyer asks; a value refuses it with that reason of
 * TikTok Shop's, or is the seller's reason for a refund that was made in Shopify, of units that had left or not. Null where the answer does not fit.
 */
export function answerReturnQuestion(
  situation: OrderSituation,
  asked: Asked,
  choice: Choice,
): Plan | null {
  return asked.field === "return-request"
    ? answerBuyer(situation, asked, choice)
    : giveReason(situation, asked, choice);
}

function answerBuyer(
  situation: OrderSituation,
  { key }: Asked,
  choice: Choice,
): Plan | null {
  const { order, aftersales } = situation;
  const request = aftersales.marketplace.find(
    ({ externalId }) => returnKeys(externalId).asked === key,
  );
  if (!request?.question) return null;
  const answer =
    choice.kind === "marketplace"
      ? { approval: granting[request.question] }
      : choice.kind === "value" && choice.value.trim()
        ? { refuse: choice.value.trim() }
        : null;
  if (!answer) return null;
  return {
    ...emptyPlan(),
    effects: [
      {
        kind: "marketplace.answer-return",
        key: returnKeys(request.externalId).answer(
          request.question,
          request.answerBy,
        ),
        subject: `order:${order.id}`,
        payload: {
          orderId: order.id,
          returnExternalId: request.externalId,
          answer,
        },
      },
    ],
  };
}

function giveReason(
  situation: OrderSituation,
  { key, field }: Asked,
  choice: Choice,
): Plan | null {
  const refund = situation.aftersales.refunds.find(
    ({ externalId }) => ownKeys(externalId).untold === key,
  );
  const units = refund && unitsOfRefund(situation, refund);
  const said = choice.kind === "value" ? choice.value.trim() : "";
  if (!refund || !units) return null;
  if (field === "cancel-reason") {
    const why = sellerCancelReasons.find((one) => one === said);
    return why
      ? {
          ...emptyPlan(),
          effects: [cancelEffect(situation, refund, units, why)],
        }
      : null;
  }
  const reason = returnReasons.find((one) => one === said);
  return reason
    ? {
        ...emptyPlan(),
        effects: [refundEffect(situation, refund, units, reason)],
      }
    : null;
}
