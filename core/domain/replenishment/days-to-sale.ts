import { type InboundWay, inboundWays } from "../inbound-facts.ts";

/** A past delivery that stood at the dock, and was counted in: from then on its goods could be sold. */
export type PastCount = { way: InboundWay; arrivedAt: Date; countedAt: Date };

/** Days from the dock to the shelf, within which four of five deliveries can be sold, and half of them. */
type DaysToSale = {
  p80: number;
  p50: number;
  /** Deliveries it was measured on; 0 where it is assumed. */
  measured: number;
};
export type DaysToSaleByWay = Record<InboundWay, DaysToSale>;

/**
 * What sellers tell of the network's dock: 7 to 12 days until goods are counted in. Taken for a centre the shorter, and for
 * the hub, which hands on what it gets before it is counted, the longer. Assumed until the shop's own are known.
 */
export const assumedDaysToSale: DaysToSaleByWay = {
  direct: { p80: 9, p50: 7, measured: 0 },
  hub: { p80: 12, p50: 10, measured: 0 },
};

const dayMs = 86_400_000;
/** Until so many deliveries are known, their times say little. */
const fewestDeliveries = 3;

/**
 * How long the shop's own deliveries lay at the network before their goods could be sold, on each way. A way that few of them
 * took is as much slower or faster than the other as is assumed.
 */
export function daysToSaleOf(past: readonly PastCount[]): DaysToSaleByWay {
  const measured = {
    direct: measuredOf(past, "direct"),
    hub: measuredOf(past, "hub"),
  };
  const daysOf = (way: InboundWay): DaysToSale => {
    const own = measured[way];
    if (own) return own;
    const [other] = inboundWays.filter((one) => one !== way);
    const known = other && measured[other];
    const assumed = assumedDaysToSale[way];
    if (!known) return assumed;
    const usual = assumedDaysToSale[other];
    return {
      p80: Math.max(0, known.p80 + assumed.p80 - usual.p80),
      p50: Math.max(0, known.p50 + assumed.p50 - usual.p50),
      measured: 0,
    };
  };
  return { direct: daysOf("direct"), hub: daysOf("hub") };
}

function measuredOf(
  past: readonly PastCount[],
  way: InboundWay,
): DaysToSale | null {
  const days = past
    .filter((one) => one.way === way)
    .map(({ arrivedAt, countedAt }) =>
      Math.max(
        0,
        Math.ceil((countedAt.getTime() - arrivedAt.getTime()) / dayMs),
      ),
    )
    .sort((one, other) => one - other);
  if (days.length < fewestDeliveries) return null;
  const at = (share: number) => days[Math.ceil(share * days.length) - 1] ?? 0;
  return { p80: at(0.8), p50: at(0.5), measured: days.length };
}

/** Days to the dock, that four of five deliveries take at most: what is left of their time without what they lie there. */
export const transitDaysOf = (
  leadTime: { p80: number },
  daysToSale: DaysToSaleByWay,
  way: InboundWay,
): number => Math.max(0, leadTime.p80 - daysToSale[way].p80);

/** When goods can be sold that stand at the dock at that time. */
export const onSaleAfter = (arrivesAt: Date, days: number): Date =>
  new Date(arrivesAt.getTime() + days * dayMs);
