import type { CancelReason } from "../../domain/aftersale-facts.ts";
import { lineOfUnit } from "../../domain/orders/order-units.ts";
import { SyncError } from "../../errors/sync-error.ts";
import { type Carrying, carrier } from "./carrier.ts";

type Cancelling = {
  orderId: string;
  orderExternalId: string;
  reason: CancelReason;
  /** Left out: the whole order. */
  lineExternalIds?: string[];
  /** The refund in the store that has taken these units off the order there. */
  refund?: { externalId: string; unitExternalIds: string[] };
};

/** The cancellation of an order, or of these of its lines, that somebody has asked for or brought about already. */
const findCancellation = async (
  { world, shop }: Carrying,
  {
    orderExternalId,
    lineExternalIds = [],
  }: { orderExternalId: string; lineExternalIds?: string[] },
) => {
  const known = await world.marketplace.fetchCancellations(shop, [
    orderExternalId,
  ]);
  return (
    known.find(
      ({ status, lines }) =>
        status !== "closed" &&
        lineExternalIds.every((wanted) =>
          lines.some(
            ({ orderLineExternalId }) => orderLineExternalId === wanted,
          ),
        ),
    ) ?? null
  );
};

/** Cancels on TikTok Shop what was cancelled in Shopify, an order or units of it, unless it was sent meanwhile. */
export const cancelMarketplaceOrder = carrier<
  "marketplace.cancel-order",
  Cancelling,
  { externalId: string }
>({
  async prepare(records, { orderId, reason, units: asked }) {
    const situation = await records.orderSituation(orderId);
    if (!situation) return { retire: "The order is gone." };
    const { order, lines } = situation;
    const units = lines.filter(({ externalId }) =>
      asked?.lineExternalIds.includes(lineOfUnit(externalId)),
    );
    const after = { cancelled: reason };
    const isDone =
      units.length > 0 && units.every(({ isCancelled }) => isCancelled);
    if (order.cancelled || isDone)
      return { already: "The order is cancelled on TikTok Shop.", after };
    const go: Cancelling = {
      orderId,
      orderExternalId: order.externalId,
      reason,
      ...(asked && {
        lineExternalIds: asked.lineExternalIds,
        refund: {
          externalId: asked.refundExternalId,
          unitExternalIds: units.map(({ externalId }) => externalId),
        },
      }),
    };
    const isOpen = order.state === "waiting" || order.state === "to_ship";
    if (!isOpen && !(asked && order.state === "partly_shipped"))
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
  // What the merchant took off the order himself is not taken off once more when TikTok Shop tells of it.
  async confirm(records, { externalId }, { orderId, refund }) {
    if (!refund) return;
    await records.noteUnits(orderId, {
      externalIds: refund.unitExternalIds,
      stand: false,
    });
    await records.noteOpenedFor(refund.externalId, externalId);
  },
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
