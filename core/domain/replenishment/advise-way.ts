import type { InboundWay, InboundWayFact } from "../inbound-facts.ts";

/** The way and the week that suit a delivery best. */
export type AdvisedWay = {
  way: InboundWay;
  from: Date;
  /** Whether it is there before its goods are likely to run out. */
  isInTime: boolean;
};

/**
 * Of the ways and weeks on offer, the cheapest that is over in time, and of its weeks the latest: what arrives early only
 * fills room that is paid for. Where none is in time, the soonest.
 * @param neededBy when one of its goods runs out one time in ten; null where that is far.
 */
export function adviseWay(
  ways: readonly InboundWayFact[],
  neededBy: Date | null,
): AdvisedWay | null {
  const offers = ways.flatMap(({ way, windows, fee }) =>
    windows.map(({ from, until }) => ({
      way,
      from,
      until,
      fee: fee?.minor ?? 0,
    })),
  );
  const inTime = neededBy
    ? offers.filter(({ until }) => until <= neededBy)
    : offers;
  const isInTime = inTime.length > 0;
  const [best] = (isInTime ? inTime : offers).toSorted(
    (one, other) =>
      (isInTime ? one.fee - other.fee : 0) ||
      (isInTime ? -1 : 1) * (one.from.getTime() - other.from.getTime()) ||
      one.fee - other.fee,
  );
  return best ? { way: best.way, from: best.from, isInTime } : null;
}
