import type {
  Aftersales,
  MarketplaceReturn,
  OrderSituation,
} from "../orders/order-situation.ts";
import { lineOfUnit } from "../orders/order-units.ts";

type StorefrontReturn = Aftersales["returns"][number];
type StorefrontRefund = Aftersales["refunds"][number];
type Unit = OrderSituation["lines"][number];

/** What stands for what, and what stands for nothing on the other side. */
export type SameEvents = {
  /** The store's return of one of the marketplace's. */
  returnOf: (externalId: string) => StorefrontReturn | null;
  refundOf: (externalId: string) => StorefrontRefund | null;
  /** What the store gave back for it; null where its refunds are about other units too, so that nobody can say. */
  bookedMinor: (externalId: string) => number | null;
  /** Opened or made in the store, without anything on the marketplace. */
  ownReturns: StorefrontReturn[];
  ownRefunds: StorefrontRefund[];
};

/** What we write into the store's return or refund that stands for one of the marketplace's. */
export const referenceOf = (returnExternalId: string): string =>
  `tiktok-return-${returnExternalId}`;

const cameToNothing = new Set(["refused", "closed", "parcel-refused"]);

/** Whether the request can still lead, or has led, to money or goods. */
export const isAlive = ({ status }: MarketplaceReturn): boolean =>
  !cameToNothing.has(status);

/** Whether goods have been counted in for the store's return: some, or all of them. */
export const hasBegun = ({ lines }: Pick<StorefrontReturn, "lines">): boolean =>
  lines.some(({ processed }) => processed > 0);
export const isProcessed = ({
  lines,
}: Pick<StorefrontReturn, "lines">): boolean =>
  lines.length > 0 &&
  lines.every(({ processed, quantity }) => processed >= quantity);

/** The units that a request is about, as far as they stand in the store. */
export const unitsOf = (
  { lines }: Pick<OrderSituation, "lines">,
  { lineExternalIds }: Pick<MarketplaceReturn, "lineExternalIds">,
): Unit[] =>
  lines.filter(
    ({ externalId, stands }) =>
      stands && lineExternalIds.includes(lineOfUnit(externalId)),
  );

/** How many of them lie on each line of the store's order. */
export function perLine(units: Unit[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { storefrontLineId: line } of units)
    if (line) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}

/**
 * Finds out which returns and refunds of both sides are one and the same: by what we wrote or noted, and otherwise by
 * their units. Units that the store has refunded by itself stand for the marketplace's requests about units of the same
 * line, oldest first: a unit that both sides paid back is one event, whichever was heard of first, and a request is never
 * paid back in the store while one of its units may have been. Money without units stands for a request of the same sum.
 */
export function sameEvents(situation: OrderSituation): SameEvents {
  const { marketplace, returns, refunds } = situation.aftersales;
  const returnOf = pairReturns(situation);
  const refundOf = new Map<string, StorefrontRefund>();
  const booked = new Map<string, number | null>();
  for (const asked of marketplace) {
    const back = returnOf.get(asked.externalId);
    const found = refunds.find(
      (one) =>
        isTold(one, asked) ||
        one.externalId === asked.storefrontRefundId ||
        (one.reference === null &&
          back !== undefined &&
          one.returnExternalId === back.externalId),
    );
    if (!found) continue;
    refundOf.set(asked.externalId, found);
    booked.set(asked.externalId, found.totalMinor);
  }
  const told = new Set(refundOf.values());
  const own = refunds.filter(
    (one) =>
      one.reference === null &&
      one.marketplaceReturnId === null &&
      !told.has(one),
  );
  const pool = own.map((refund) => ({
    refund,
    left: countsOf(refund),
    takers: new Set<string>(),
  }));
  for (const asked of marketplace.filter(isAlive)) {
    if (refundOf.has(asked.externalId) || asked.isPaidBack) continue;
    const taken = take(pool, perLine(unitsOf(situation, asked)), asked);
    if (taken[0]) refundOf.set(asked.externalId, taken[0].refund);
  }
  for (const { externalId } of marketplace) {
    if (booked.has(externalId)) continue;
    const mine = pool.filter(({ takers }) => takers.has(externalId));
    const isAlone = mine.every(
      ({ takers, left }) =>
        takers.size === 1 && [...left.values()].every((n) => n === 0),
    );
    booked.set(
      externalId,
      isAlone
        ? mine.reduce((sum, { refund }) => sum + refund.totalMinor, 0)
        : null,
    );
  }
  const takenReturns = new Set(returnOf.values());
  return {
    returnOf: (id) => returnOf.get(id) ?? null,
    refundOf: (id) => refundOf.get(id) ?? null,
    bookedMinor: (id) => booked.get(id) ?? null,
    ownReturns: returns.filter(
      (one) =>
        one.reference === null &&
        one.marketplaceReturnId === null &&
        !takenReturns.has(one),
    ),
    ownRefunds: pool
      .filter(({ takers }) => takers.size === 0)
      .map(({ refund }) => refund),
  };
}

const isTold = (
  one: { reference: string | null; marketplaceReturnId: string | null },
  { externalId }: MarketplaceReturn,
) =>
  one.reference === referenceOf(externalId) ||
  one.marketplaceReturnId === externalId;

/** The store's return of each of the marketplace's. */
function pairReturns(situation: OrderSituation): Map<string, StorefrontReturn> {
  const { marketplace, returns } = situation.aftersales;
  const pairs = new Map<string, StorefrontReturn>();
  for (const asked of marketplace) {
    const found = returns.find(
      (one) =>
        isTold(one, asked) || one.externalId === asked.storefrontReturnId,
    );
    if (found) pairs.set(asked.externalId, found);
  }
  for (const asked of marketplace.filter(isAlive)) {
    if (asked.kind !== "return" || pairs.has(asked.externalId)) continue;
    const counts = perLine(unitsOf(situation, asked));
    const taken = new Set(pairs.values());
    const found = returns.find(
      (one) =>
        one.reference === null &&
        one.marketplaceReturnId === null &&
        !taken.has(one) &&
        one.status !== "CANCELED" &&
        one.status !== "DECLINED" &&
        one.lines.length > 0 &&
        one.lines.every(
          (line) =>
            (counts.get(line.orderLineExternalId) ?? 0) >= line.quantity,
        ),
    );
    if (found) pairs.set(asked.externalId, found);
  }
  return pairs;
}

/** Units that had left; those that never did are cancelled, not returned. */
function countsOf({ lines }: StorefrontRefund): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { orderLineExternalId: line, quantity, restock } of lines)
    if (restock !== "cancel")
      counts.set(line, (counts.get(line) ?? 0) + quantity);
  return counts;
}

type Pool = {
  refund: StorefrontRefund;
  left: Map<string, number>;
  takers: Set<string>;
}[];

/** Takes units that the store has refunded for a request, as far as there are any. @returns from which refunds. */
function take(
  pool: Pool,
  wanted: Map<string, number>,
  { externalId, refundMinor }: MarketplaceReturn,
): Pool {
  const taken = pool.filter(({ left, takers }) => {
    let some = 0;
    for (const [line, n] of wanted) {
      const units = Math.min(left.get(line) ?? 0, n);
      left.set(line, (left.get(line) ?? 0) - units);
      wanted.set(line, n - units);
      some += units;
    }
    if (some > 0) takers.add(externalId);
    return some > 0;
  });
  if (taken.length > 0) return taken;
  const money = pool.find(
    ({ refund, takers }) =>
      takers.size === 0 &&
      refund.lines.length === 0 &&
      refund.totalMinor > 0 &&
      refund.totalMinor === refundMinor,
  );
  money?.takers.add(externalId);
  return money ? [money] : [];
}
