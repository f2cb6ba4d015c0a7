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
 * their units. So many units as the store has refunded by itself stand for the marketplace's requests about units of the
 * same line, oldest first: a unit that both sides paid back is one event, whichever was heard of first. Money without units
 * stands for a request of the same sum.
 */
export function sameEvents(situation: OrderSituation): SameEvents {
  const { marketplace, returns, refunds } = situation.aftersales;
  const returnOf = new Map<string, StorefrontReturn>();
  const refundOf = new Map<string, StorefrontRefund>();
  const told = (
    one: { reference: string | null; marketplaceReturnId: string | null },
    { externalId }: MarketplaceReturn,
  ) =>
    one.reference === referenceOf(externalId) ||
    one.marketplaceReturnId === externalId;

  for (const asked of marketplace) {
    const found = returns.find(
      (one) => told(one, asked) || one.externalId === asked.storefrontReturnId,
    );
    if (found) returnOf.set(asked.externalId, found);
  }
  const isFree = (one: { reference: string | null }, taken: unknown[]) =>
    one.reference === null && !taken.includes(one);
  for (const asked of marketplace.filter(isAlive)) {
    if (asked.kind !== "return" || returnOf.has(asked.externalId)) continue;
    const counts = perLine(unitsOf(situation, asked));
    const found = returns.find(
      (one) =>
        isFree(one, [...returnOf.values()]) &&
        one.marketplaceReturnId === null &&
        one.status !== "CANCELED" &&
        one.status !== "DECLINED" &&
        one.lines.length > 0 &&
        one.lines.every(
          (line) =>
            (counts.get(line.orderLineExternalId) ?? 0) >= line.quantity,
        ),
    );
    if (found) returnOf.set(asked.externalId, found);
  }

  for (const asked of marketplace) {
    const back = returnOf.get(asked.externalId);
    const found = refunds.find(
      (one) =>
        told(one, asked) ||
        one.externalId === asked.storefrontRefundId ||
        (one.reference === null &&
          back !== undefined &&
          one.returnExternalId === back.externalId),
    );
    if (found) refundOf.set(asked.externalId, found);
  }
  const own = refunds.filter(
    (one) =>
      isFree(one, [...refundOf.values()]) && one.marketplaceReturnId === null,
  );
  const left = own.map((refund) => ({ refund, counts: countsOf(refund) }));
  for (const asked of marketplace.filter(isAlive)) {
    if (refundOf.has(asked.externalId) || asked.isPaidBack) continue;
    const taken = take(left, perLine(unitsOf(situation, asked)), asked);
    if (taken) refundOf.set(asked.externalId, taken);
  }
  const takenReturns = new Set(returnOf.values());
  return {
    returnOf: (id) => returnOf.get(id) ?? null,
    refundOf: (id) => refundOf.get(id) ?? null,
    ownReturns: returns.filter(
      (one) =>
        one.reference === null &&
        one.marketplaceReturnId === null &&
        !takenReturns.has(one),
    ),
    ownRefunds: own.filter((one) => isFree(one, [...refundOf.values()])),
  };
}

const countsOf = ({ lines }: StorefrontRefund) =>
  new Map(lines.map((line) => [line.orderLineExternalId, line.quantity]));

/** Takes units that the store has refunded for a request; all of the request's, or none. */
function take(
  left: { refund: StorefrontRefund; counts: Map<string, number> }[],
  wanted: Map<string, number>,
  { refundMinor }: MarketplaceReturn,
): StorefrontRefund | null {
  const found = left.find(
    ({ refund, counts }) =>
      (counts.size > 0 &&
        wanted.size > 0 &&
        [...wanted].every(([line, n]) => (counts.get(line) ?? 0) >= n)) ||
      (refund.lines.length === 0 &&
        refund.totalMinor > 0 &&
        refund.totalMinor === refundMinor),
  );
  if (!found) return null;
  for (const [line, n] of wanted)
    found.counts.set(line, (found.counts.get(line) ?? 0) - n);
  if (found.refund.lines.length === 0) left.splice(left.indexOf(found), 1);
  return found.refund;
}
