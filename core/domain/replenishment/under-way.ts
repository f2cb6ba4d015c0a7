import type { LeadTime } from "./lead-time.ts";
import type { Arrival, Supply } from "./stock-outlook.ts";

/** Units of one article that a delivery will bring, as far as they are not counted in. */
export type UnderWay = {
  units: number;
  /** Null while it has not left: the network does not count it as in transit then. */
  shippedAt: Date | null;
  /** When its goods can be sold, by the day on which it is said to arrive; null where nobody has said. */
  onSaleAt: Date | null;
  /** When the network was last asked about it, by our clock; null where it never was. */
  readAt: Date | null;
};

/** What the network says of one article, and the deliveries that are to bring more of it. */
export type NetworkPosition = {
  available: number;
  inTransit: number;
  /** When the network was asked, by our clock; null where it never was. */
  asOf: Date | null;
  underWay: readonly UnderWay[];
};

const dayMs = 86_400_000;

/** Units of deliveries that have not left: they still lie where they are sent from. */
export const announcedUnits = (underWay: readonly UnderWay[]): number =>
  underWay.reduce(
    (sum, { units, shippedAt }) => (shippedAt ? sum : sum + units),
    0,
  );

/**
 * What lies at the network and comes, each unit once. What was shipped is what the network counts as in transit; where a
 * delivery was read after the network's count, the count may lack it, and the delivery's own word holds. What has not left
 * comes on top. A delivery is there when its goods can be sold, by the day of its arrival, else as long after it left as half
 * of the shop's take, and never before tomorrow. In transit by no delivery that is known: as long as half take.
 */
export function supplyOf(
  { available, inTransit, asOf, underWay }: NetworkPosition,
  leadTime: Pick<LeadTime, "p50">,
  now: Date,
): Supply & { arrivals: Arrival[] } {
  let counted = inTransit;
  const arrivals = underWay.flatMap((delivery): Arrival[] => {
    const inCount = delivery.shippedAt ? Math.min(counted, delivery.units) : 0;
    counted -= inCount;
    const units =
      delivery.shippedAt && isOlder(delivery.readAt, asOf)
        ? inCount
        : delivery.units;
    return units > 0
      ? [{ units, inDays: daysUntil(delivery, leadTime, now) }]
      : [];
  });
  if (counted > 0) arrivals.push({ units: counted, inDays: leadTime.p50 });
  return {
    available,
    arrivals: arrivals.sort((one, other) => one.inDays - other.inDays),
  };
}

const isOlder = (readAt: Date | null, asOf: Date | null): boolean =>
  asOf !== null && (readAt === null || readAt <= asOf);

function daysUntil(
  { shippedAt, onSaleAt }: UnderWay,
  { p50 }: Pick<LeadTime, "p50">,
  now: Date,
): number {
  const at = onSaleAt ?? new Date((shippedAt ?? now).getTime() + p50 * dayMs);
  return Math.max(1, Math.ceil((at.getTime() - now.getTime()) / dayMs));
}

/** Units of a supply that are on their way. */
export const onTheWayOf = ({ arrivals }: Supply): number =>
  arrivals.reduce((sum, { units }) => sum + units, 0);
