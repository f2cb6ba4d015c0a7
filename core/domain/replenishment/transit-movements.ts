import type { InboundOrderFact, InboundStatus } from "../inbound-facts.ts";
import type { PlannedMovement } from "../plan.ts";
import { receiptsOf } from "./inbound-plan.ts";

/** What moves goods in transit: causes of the movements in their pool. */
export const transitCauses = [
  "inbound_sent",
  "inbound_received",
  "inbound_missing",
  "inbound_cancelled",
] as const;
export type TransitCause = (typeof transitCauses)[number];

/** The network's record of what it has counted in of a delivery, as a cause. */
const countedInCause = "inbound_order";

export const isTransitCause = (causeKind: string): causeKind is TransitCause =>
  transitCauses.some((cause) => cause === causeKind);

/** The delivery that is the cause of a movement, by its digits: the network's records write letters in front. Null for others. */
export const inboundOrderOf = (
  movement: Pick<PlannedMovement, "causeKind" | "causeRef">,
): string | null =>
  isTransitCause(movement.causeKind) || movement.causeKind === countedInCause
    ? movement.causeRef.replace(/^\D+/, "")
    : null;

/** What the ledger holds in transit of one article of a delivery, by one cause. */
export type TransitSum = {
  goodsId: string;
  cause: TransitCause;
  /** Sum of its movements, signed. */
  units: number;
  movements: number;
  latest: Date;
};

/** A delivery in these has left: what was planned is under way, or was. Called off it may have left or not. */
const leftStatuses: readonly InboundStatus[] = [
  "TO_BE_RECEIVED",
  "ARRIVED_HUB",
  "INTERNAL_TRANSFER",
  "RECEIVING",
  "PARTIALLY_RECEIVED",
  "RECEIVED",
  "DELIVERED",
];

/**
 * The movements of goods in transit that bring the ledger to what a delivery is now: what was planned is under way once it has
 * left, what the network has counted in is no longer, whatever its quality, and at the end neither is what is missing or was
 * called off. The network tells totals alone, so each movement is the difference to what the ledger holds; read again, nothing
 * moves. Of more than was planned only what was planned is taken off: the rest was never known to be under way. What is found
 * after the end makes what is missing less. What the network puts on its shelves are movements of its centres, from its own
 * records.
 * @param readAt stands for the time of what the network tells no time of.
 * @param goodsIds by the network's ids; goods that are not known are left out.
 * @param held of this delivery.
 */
export function movementsInTransit(
  order: InboundOrderFact,
  readAt: Date,
  poolId: string,
  {
    goodsIds,
    held,
  }: { goodsIds: ReadonlyMap<string, string>; held: readonly TransitSum[] },
): PlannedMovement[] {
  const told = new Map(
    receiptsOf(order.received).flatMap((receipt) => {
      const goodsId = goodsIds.get(receipt.goodsExternalId);
      return goodsId ? [[goodsId, receipt] as const] : [];
    }),
  );
  const left = hasLeft(order);
  const articles = new Set([
    ...told.keys(),
    ...held.map(({ goodsId }) => goodsId),
  ]);
  return [...articles].flatMap((goodsId) => {
    const ofGoods = held.filter((sum) => sum.goodsId === goodsId);
    const heldBy = (cause: TransitCause) =>
      ofGoods.find((sum) => sum.cause === cause);
    const receipt = told.get(goodsId);
    const sent =
      receipt && left ? receipt.planned : (heldBy("inbound_sent")?.units ?? 0);
    const counted = receipt
      ? receipt.sellable + receipt.defective
      : -(heldBy("inbound_received")?.units ?? 0);
    const received = Math.min(counted, sent);
    const rest = sent - received;
    const totals: Record<TransitCause, number> = {
      inbound_sent: sent,
      inbound_received: -received,
      inbound_missing: isClosed(order) ? -rest : 0,
      inbound_cancelled: order.status === "CANCELLED" ? -rest : 0,
    };
    const at = timesOf(order, readAt, ofGoods);
    return (
      transitCauses
        .map((cause): PlannedMovement => {
          const known = heldBy(cause);
          return {
            key: `transit:${order.externalId}:${goodsId}:${cause}:${known?.movements ?? 0}`,
            poolId,
            itemId: goodsId,
            quantity: totals[cause] - (known?.units ?? 0),
            causeKind: cause,
            causeRef: order.externalId,
            occurredAt: at[cause],
          };
        })
        .filter(({ quantity }) => quantity !== 0)
        // What comes stands before what goes: never less than nothing is under way.
        .sort((one, other) => other.quantity - one.quantity)
    );
  });
}

/**
 * When what moves now has moved, never before what moved already. The network tells when a delivery left and when it was
 * counted in; of parts, of what is missing and of what was called off only our reading tells.
 */
function timesOf(
  { shippedAt, arrivedAt, countedAt }: InboundOrderFact,
  readAt: Date,
  held: readonly TransitSum[],
): Record<TransitCause, Date> {
  const isHeld = (...causes: TransitCause[]) =>
    held.some(({ cause }) => causes.includes(cause));
  const sentAt = shippedAt ?? arrivedAt ?? countedAt ?? readAt;
  const latest = latestOf([sentAt, ...held.map((sum) => sum.latest)]);
  const seenAt = latestOf([readAt, latest]);
  const isTold =
    countedAt &&
    countedAt >= latest &&
    !isHeld("inbound_missing", "inbound_cancelled");
  const receivedAt = isTold ? countedAt : seenAt;
  const endedAt = latestOf([seenAt, receivedAt]);
  return {
    inbound_sent: isHeld("inbound_sent") ? seenAt : sentAt,
    inbound_received: receivedAt,
    inbound_missing: endedAt,
    inbound_cancelled: endedAt,
  };
}

const hasLeft = ({ shippedAt, status, received }: InboundOrderFact): boolean =>
  shippedAt !== null ||
  leftStatuses.includes(status) ||
  received.some(({ sellable, defective }) => sellable + defective > 0);

/** The network expects nothing more of it. A delivery at the dock, or of which a part was counted, is still being counted. */
const isClosed = ({ status, countedAt }: InboundOrderFact): boolean =>
  status !== "CANCELLED" && (status === "RECEIVED" || countedAt !== null);

const latestOf = (times: Date[]): Date =>
  new Date(Math.max(...times.map((time) => time.getTime())));
