import type { CancelReason } from "../../domain/aftersale-facts.ts";
import { SyncError } from "../../errors/sync-error.ts";
import { type Carrying, carrier } from "./carrier.ts";

type Cancelling = { orderExternalId: string; reason: CancelReason };

/** The cancellation of an order that somebody has asked for or brought about already. */
const findCancellation = async (
  { world, shop }: Carrying,
  { orderExternalId }: { orderExternalId: string },
) => {
  const known = await world.marketplace.fetchCancellations(shop, [
    orderExternalId,
  ]);
  return known.find(({ status }) => status !== "closed") ?? null;
};

/** Cancels an order on TikTok Shop that was cancelled in Shopify, unless it was sent meanwhile. */
export const cancelMarketplaceOrder = carrier<
  "marketplace.cancel-order",
  Cancelling,
  { externalId: string }
>({
  async prepare(records, { orderId, reason }) {
    const order = (await records.orderSituation(orderId))?.order;
    if (!order) return { retire: "The order is gone." };
    const after = { cancelled: reason };
    if (order.cancelled)
      return { already: "The order is cancelled on TikTok Shop.", after };
    const go = { orderExternalId: order.externalId, reason };
    if (order.state !== "waiting" && order.state !== "to_ship")
      return { retire: "The order has been sent.", lookUp: go };
    return { go, before: order.state, after };
  },
  probe: findCancellation,
  async act(carrying, wish) {
    const { world, shop } = carrying;
    const asked = await findCancellation(carrying, wish);
    // The buyer had asked before: saying yes to him is the seller's cancellation.
    if (asked?.status === "pending") {
      await world.marketplace.approveCancellation(shop, asked.externalId, {
        key: `cancel:${asked.externalId}`,
      });
      return { externalId: asked.externalId };
    }
    return asked ?? world.marketplace.cancelOrder(shop, wish);
  },
  confirm: async () => undefined,
  tells: false,
});

type Answer = { orderExternalId: string; grant: boolean };

/** Says yes or no to a buyer who asks to cancel, as a person decided. */
export const answerCancellation = carrier<
  "marketplace.answer-cancellation",
  Answer,
  { externalId: string } | null
>({
  async prepare(records, { orderId, grant }) {
    const order = (await records.orderSituation(orderId))?.order;
    if (!order) return { retire: "The order is gone." };
    if (order.cancelled)
      return {
        already: "The order is cancelled on TikTok Shop.",
        after: { grant },
      };
    return {
      go: { orderExternalId: order.externalId, grant },
      before: "asked",
      after: { grant },
    };
  },
  async act(carrying, answer, effect) {
    const { world, shop } = carrying;
    const asked = await findCancellation(carrying, answer);
    // Answered in Seller Center, or withdrawn: nobody waits any more.
    if (asked?.status !== "pending") return null;
    const { externalId } = asked;
    if (answer.grant)
      await world.marketplace.approveCancellation(shop, externalId, {
        key: effect.id,
      });
    else {
      const [reason] = await world.marketplace.listRejectReasons(
        shop,
        externalId,
      );
      if (!reason)
        throw new SyncError("reason_refused", {
          said: "TikTok Shop names no reason to refuse this cancellation with",
        });
      await world.marketplace.rejectCancellation(shop, externalId, {
        key: effect.id,
        reason: reason.name,
      });
    }
    return { externalId };
  },
  confirm: async () => undefined,
  isMoot: ({ code }) =>
    code === "request_settled" ? "The request is answered already." : null,
  tells: false,
});
