import type { InboundOrderFact } from "../inbound-facts.ts";

/** A past shipment to the network: when it left, and when its goods could be sold. */
export type PastInbound = { shippedAt: Date; receivedAt: Date };

export type LeadTime = {
  /** Days within which four of five shipments can be sold, and half of them. */
  p80: number;
  p50: number;
  /** Shipments it was measured on; 0 where it is taken from what sellers tell. */
  measured: number;
};

const dayMs = 86_400_000;
/** Until so many shipments are known, their times say little. */
const fewestShipments = 3;
/** What sellers tell: 10 to 14 days from sending to being received. Assumed until the shop's own are known. */
export const assumedLeadTime: LeadTime = { p80: 12, p50: 10, measured: 0 };

/**
 * Since when the goods of a delivery can be sold, as it was read at this time; null while they cannot. The dock is not enough:
 * counting takes days. Where the network's log does not tell the moment, it is the one at which the count was first seen.
 */
export function canBeSoldSince(
  { status, countedAt, received }: InboundOrderFact,
  known: Date | null,
  readAt: Date,
): Date | null {
  const since = countedAt ?? known;
  if (since) return since;
  const isCounted =
    status === "RECEIVED" ||
    (status === "DELIVERED" &&
      received.length > 0 &&
      received.every(
        ({ planned, sellable, defective }) => sellable + defective >= planned,
      ));
  return isCounted ? readAt : null;
}

/** How long the shop's own shipments took, in days. */
export function leadTimeOf(past: readonly PastInbound[]): LeadTime {
  const days = daysTaken(past).sort((one, other) => one - other);
  if (days.length < fewestShipments) return assumedLeadTime;
  const at = (share: number): number =>
    days[Math.min(days.length - 1, Math.ceil(share * days.length) - 1)] ?? 0;
  return { p80: at(0.8), p50: at(0.5), measured: days.length };
}

/** What sellers tell, one by one: half of them take what `assumedLeadTime` says, four of five, and the last. */
const assumedTimes = [10, 12, 10, 14, 10];

/** The days of each shipment in the order in which they left; until enough are known, those that sellers tell. */
export function leadTimes(past: readonly PastInbound[]): number[] {
  const days = daysTaken(past);
  return days.length < fewestShipments ? assumedTimes : days;
}

const daysTaken = (past: readonly PastInbound[]): number[] =>
  past
    .toSorted(
      (one, other) => one.shippedAt.getTime() - other.shippedAt.getTime(),
    )
    .map(({ shippedAt, receivedAt }) =>
      Math.ceil((receivedAt.getTime() - shippedAt.getTime()) / dayMs),
    )
    .filter((taken) => taken >= 0);
