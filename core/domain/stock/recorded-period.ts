import { shippingCause } from "./plan-movements.ts";
import type { RecordedPeriod, ReplayStep } from "./replay-period.ts";
import { openUnits, type Sale } from "./sales.ts";
import type { LedgerLine } from "./stock-at.ts";

const weekMs = 7 * 24 * 60 * 60_000;

/**
 * What was recorded of one item at one pool, as steps to be played again: sales when they were placed, and every movement of
 * the ledger that is not the leaving of a parcel, because the parcel's units were taken when they were sold.
 * @param ledger of the pool, from some time before the period on, in any order.
 * @param onHandBefore the sum of the movements before those.
 * @param sales of the pool, those included that were placed before the period and open in it.
 */
export function recordedPeriod(
  records: { ledger: LedgerLine[]; onHandBefore: number; sales: Sale[] },
  { from, until }: { from: Date; until: Date },
): Pick<RecordedPeriod, "start" | "steps" | "before"> {
  const { changes, unseen } = changesBesidesParcels(records, from);
  const onHand =
    records.onHandBefore +
    records.ledger
      .filter(({ occurredAt }) => occurredAt < from)
      .reduce((sum, { quantity }) => sum + quantity, 0);
  const before = new Date(from.getTime() - 1);
  const open = records.sales.reduce(
    (sum, sale) => sum + openUnits(sale, before),
    0,
  );
  const isInside = (at: Date) => at >= from && at < until;
  const steps = [
    ...changes,
    ...records.sales
      .filter(({ placedAt }) => placedAt >= from)
      .map(
        ({ placedAt: at, channel, units, cancelledAt }): ReplayStep => ({
          kind: "sale",
          at,
          channel,
          units,
          cancelledAt,
        }),
      ),
    ...records.sales
      .filter(({ placedAt }) => placedAt < from)
      .flatMap((sale): ReplayStep[] => {
        const { cancelledAt } = sale;
        const units = openUnits(sale, before);
        return cancelledAt && units > 0
          ? [{ kind: "stock", at: cancelledAt, units }]
          : [];
      }),
  ].filter(({ at }) => isInside(at));
  const weekBefore = new Date(from.getTime() - weekMs);
  return {
    start: onHand - unseen - open,
    steps,
    before: records.sales
      .filter(
        ({ placedAt, cancelledAt }) =>
          placedAt >= weekBefore && placedAt < from && cancelledAt === null,
      )
      .map(({ placedAt: at, channel, units }) => ({ at, channel, units })),
  };
}

/**
 * Movements without the units of parcels. A location's ledger follows a level that Shopify tells, so a parcel shows as a
 * drop after it has left; at the network the record names it, and may come before the parcel's own time.
 */
function changesBesidesParcels(
  { ledger, sales }: { ledger: LedgerLine[]; sales: Sale[] },
  from: Date,
): { changes: ReplayStep[]; unseen: number } {
  const first = Math.min(
    ...ledger.map(({ occurredAt }) => occurredAt.getTime()),
  );
  const moves = [
    ...sales.flatMap(({ parcels }) =>
      parcels.map(({ shippedAt, units }) => ({
        at: shippedAt,
        parcel: units,
        line: null,
      })),
    ),
    ...ledger.map((line) => ({ at: line.occurredAt, parcel: 0, line })),
  ]
    .filter(({ at }) => at.getTime() >= first)
    .sort((a, b) => a.at.getTime() - b.at.getTime() || b.parcel - a.parcel);
  const changes: ReplayStep[] = [];
  // Units of parcels that the ledger does not show yet; below nothing: that it shows already.
  let due = 0;
  let unseen = 0;
  for (const { at, parcel, line } of moves) {
    due += parcel;
    if (line) {
      const drop = Math.max(0, -line.quantity);
      const ofParcels =
        line.causeKind === shippingCause
          ? drop
          : Math.min(drop, Math.max(0, due));
      due -= ofParcels;
      const units = line.quantity + ofParcels;
      if (units !== 0) changes.push({ kind: "stock", at, units });
    }
    if (at < from) unseen = due;
  }
  return { changes, unseen };
}
