import type { ReturnFact, ReturnReason } from "../../domain/aftersale-facts.ts";
import type { ReturnAnswer } from "../../domain/effects.ts";
import { SyncError } from "../../errors/sync-error.ts";
import { type Carrying, carrier } from "./carrier.ts";

const cameToNothing = new Set<string>(["refused", "closed", "parcel-refused"]);

type Answer = { returnExternalId: string; answer: ReturnAnswer };

/** The seller is asked; or the goods are on their way, and he gives the money back before they come. */
const takesAnswer = (
  { question, status }: Pick<ReturnFact, "question" | "status">,
  answer: ReturnAnswer,
): boolean =>
  question !== null ||
  ("approval" in answer &&
    answer.approval === "direct-refund" &&
    (status === "awaiting-parcel" || status === "parcel-sent"));

/** Says yes or no to a buyer who asks for a refund, a return or a replacement, as the merchant decided. */
export const answerMarketplaceReturn = carrier<
  "marketplace.answer-return",
  Answer,
  { externalId: string }
>({
  async prepare(records, { orderId, returnExternalId, answer }) {
    const situation = await records.orderSituation(orderId);
    const asked = situation?.aftersales.marketplace.find(
      ({ externalId }) => externalId === returnExternalId,
    );
    if (!asked) return { retire: "The request is gone." };
    const go = { returnExternalId, answer };
    const after = { tiktokReturn: returnExternalId, ...answer };
    if (!takesAnswer(asked, answer))
      return { retire: "Nobody waits for an answer any more.", lookUp: go };
    return { go, before: asked.status, after };
  },
  // A repeat is caught by its key; this is for an answer that is not wanted any more and may have been given.
  async probe({ world, shop }, { returnExternalId, answer }) {
    const [asked] = await world.marketplace.fetchReturns(shop, [
      returnExternalId,
    ]);
    const isAnswered = asked !== undefined && !takesAnswer(asked, answer);
    const isNo = cameToNothing.has(asked?.status ?? "");
    return isAnswered && isNo === "refuse" in answer
      ? { externalId: returnExternalId }
      : null;
  },
  async act({ world, shop }, { returnExternalId, answer }, effect) {
    const [asked] = await world.marketplace.fetchReturns(shop, [
      returnExternalId,
    ]);
    // The key answers once; asking first keeps a late answer from meeting another question of the same request.
    if (!asked || !takesAnswer(asked, answer))
      throw new SyncError("request_settled", { said: asked?.status });
    const key = effect.id;
    if ("approval" in answer)
      await world.marketplace.approveReturn(shop, returnExternalId, {
        key,
        approval: answer.approval,
      });
    else
      await world.marketplace.rejectReturn(shop, returnExternalId, {
        key,
        rejects: asked.question ?? "return",
        reason: answer.refuse,
      });
    return { externalId: returnExternalId };
  },
  confirm: async () => undefined,
  isMoot: ({ code }) =>
    code === "request_settled" ? "The request is answered already." : null,
  tells: false,
});

type Opening = {
  orderExternalId: string;
  ownExternalId: string;
  kind: "refund" | "return";
  reason: ReturnReason;
  lineExternalIds: string[];
  refund?: { minor: number; currency: string };
};

/** A living request about these lines, or one that was paid: the units are in it, and not refunded a second time. */
async function findLiving(
  { world, shop }: Carrying,
  { orderExternalId, lineExternalIds }: Opening,
): Promise<ReturnFact | null> {
  const known = await world.marketplace.fetchReturnsOf(shop, [orderExternalId]);
  return (
    known.find(
      ({ status, lines }) =>
        !cameToNothing.has(status) &&
        lines.some(({ orderLineExternalId }) =>
          lineExternalIds.includes(orderLineExternalId),
        ),
    ) ?? null
  );
}

/** Gives money back, or opens a return, on TikTok Shop for what the merchant did in Shopify. */
export const openMarketplaceReturn = carrier<
  "marketplace.open-return",
  Opening,
  { externalId: string }
>({
  async prepare(records, { orderId, ...wish }) {
    const order = (await records.orderSituation(orderId))?.order;
    if (!order) return { retire: "The order is gone." };
    if (order.cancelled)
      return { retire: "The order is cancelled on TikTok Shop." };
    const after = {
      reason: wish.reason,
      units: wish.lineExternalIds.length,
      ...(wish.refund && { refund: wish.refund.minor }),
    };
    return {
      go: { ...wish, orderExternalId: order.externalId },
      before: null,
      after,
    };
  },
  probe: findLiving,
  async act(carrying, wish, effect) {
    const { world, shop } = carrying;
    const known = await findLiving(carrying, wish);
    // The buyer asked meanwhile: it is one event, and the planner goes on from his request.
    if (known) return { externalId: known.externalId };
    const { orderExternalId, kind, reason, lineExternalIds, refund } = wish;
    return world.marketplace.openReturn(shop, {
      key: effect.id,
      orderExternalId,
      kind,
      reason,
      lineExternalIds,
      ...(refund && { refund }),
    });
  },
  confirm: (records, { externalId }, { ownExternalId }) =>
    records.noteOpenedFor(ownExternalId, externalId),
  tells: true,
});
