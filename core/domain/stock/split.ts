import {
  type Allocation,
  heldForAllocation,
  type ShareTold,
  shareOfMarketplace,
} from "./allocation.ts";
import { type Derived, derive, type Term } from "./derivation.ts";
import { assumedSpread, type PoolOutlook } from "./divide-by-worth.ts";
import type { HoldMove } from "./hold-moves.ts";
import type { Channel } from "./stock-rule.ts";
import {
  notImported,
  ownTerms,
  type StockSituation,
  soldInKits,
} from "./what-channels-are-told.ts";

/** What is kept of one variant's split pool. */
export type Split = {
  /** Units that Shopify holds back for TikTok Shop by our doing, by location. */
  held: Record<string, number>;
  /** Of these, units of orders that stand in Shopify by now, which took others. */
  owed: number;
  /** The change of what is held whose answer is not known. */
  sent: SentHold | null;
  /** Everything that TikTok Shop shows was covered since then. */
  inForceAt: Date | null;
  /** What each channel sold and was expected to sell when the shares were weighed last. */
  demand: PoolOutlook["demand"];
  /** What a unit earned on each then, in minor units; null: the same on both. */
  worth: PoolOutlook["worth"];
  /** How far demand might lie from that. */
  spread: number;
  weighedAt: Date;
};

/** A change of what is held, as it was sent: with those of other variants under the same key, in the order of their ids. */
export type SentHold = {
  key: string;
  reference: string;
  inventoryItemId: string;
  moves: HoldMove[];
  /** Units owed that it gives back. */
  owed: number;
};

/**
 * By what shares are weighed: what each channel sold within a week, with what it is expected to sell within the next. The
 * first follows every hour, the second knows what is planned.
 */
export const demandOf = ({
  ofWeek,
  ahead,
}: {
  ofWeek: Record<Channel, number>;
  /** Null: nothing is expected by any forecast. */
  ahead: Record<Channel, number> | null;
}): Split["demand"] => ({
  storefront: ofWeek.storefront + Math.round(ahead?.storefront ?? 0),
  marketplace: ofWeek.marketplace + Math.round(ahead?.marketplace ?? 0),
});

/** What a unit is sold for on each channel, what it costs, and what TikTok Shop takes in percent; null: not known. */
export type SalePrices = {
  prices: Record<Channel, number> | null;
  /** A cost that nobody has told is not taken off. */
  costMinor: number | null;
  marketplacePercent: number | null;
};

/** What a unit earns on each channel, in minor units; null where a price or the fee is not known: then the same on both. */
export const worthOf = ({
  prices,
  costMinor,
  marketplacePercent,
}: SalePrices): Split["worth"] => {
  if (prices === null || marketplacePercent === null) return null;
  const earned = (received: number) =>
    Math.max(0, Math.round(received - (costMinor ?? 0)));
  return {
    storefront: earned(prices.storefront),
    marketplace: earned(prices.marketplace * (1 - marketplacePercent / 100)),
  };
};

/** What shares are weighed by, as it is known now. */
export const weighedBy = (
  sold: Parameters<typeof demandOf>[0] & {
    prices: SalePrices["prices"];
    costMinor: SalePrices["costMinor"];
    spread: number | null;
  },
  marketplacePercent: number | null,
): PoolOutlook => ({
  demand: demandOf(sold),
  worth: worthOf({
    prices: sold.prices,
    costMinor: sold.costMinor,
    marketplacePercent,
  }),
  spread: sold.spread ?? assumedSpread,
});

/** Shares follow demand at most this often. */
export const weighedEveryMs = 60 * 60_000;

/** Units held at all locations. */
export const heldUnits = (held: Record<string, number>): number =>
  Object.values(held).reduce((sum, units) => sum + units, 0);

/** What is held once these moves took hold. */
export function heldAfter(
  held: Record<string, number>,
  moves: Pick<HoldMove, "locationId" | "by">[],
): Record<string, number> {
  const after = { ...held };
  for (const { locationId, by } of moves)
    after[locationId] = (after[locationId] ?? 0) + by;
  return Object.fromEntries(
    Object.entries(after).filter(([, units]) => units > 0),
  );
}

/** Units that are held at the least, by location: of a change whose answer is not known, whichever end is less. */
export function leastHeld({
  held,
  sent,
}: Pick<Split, "held" | "sent">): Record<string, number> {
  const then = heldAfter(held, sent?.moves ?? []);
  return Object.fromEntries(
    Object.entries(held).flatMap(([locationId, units]) => {
      const least = Math.min(units, then[locationId] ?? 0);
      return least > 0 ? [[locationId, least] as const] : [];
    }),
  );
}

/** Units that are surely held for TikTok Shop: of a change whose answer is not known, whichever end is less. */
export function surelyHeld({ held, owed, sent }: Split): number {
  const now = heldUnits(held) - owed;
  if (!sent) return Math.max(0, now);
  const then = heldUnits(heldAfter(held, sent.moves)) - (owed - sent.owed);
  return Math.max(0, Math.min(now, then));
}

/** What Shopify itself can sell, with the units that it holds back for orders which it knows by now. */
const sellable = (
  { own }: StockSituation,
  { owed }: Pick<Split, "owed">,
): number => own.reduce((sum, { available }) => sum + available, 0) + owed;

/** One SKU that sells from the pool, as its place was last known. */
export type SplitNumber = {
  listingSkuId: string;
  /** What it shows by the best of our knowledge; null: nobody ever saw it. */
  published: number | null;
  mayShow: number | null;
  isKnown: boolean;
};

/** What is known of a pool, in the words of the allocation. */
export function allocationOf(
  stock: StockSituation,
  split: Split,
  numbers: SplitNumber[],
  { isRead, margin }: { isRead: boolean; margin: number },
): Allocation {
  const { bufferUnits, cap } = stock.rules.marketplace;
  return {
    available: sellable(stock, split) - stock.soldInKits,
    held: surelyHeld(split),
    sold: stock.marketplaceUnimported,
    numbers: numbers.map(({ mayShow, published, isKnown }) => ({
      shown: Math.max(0, mayShow ?? published ?? 0),
      isKnown,
    })),
    isRead,
    // What was never seen may show anything.
    isInForce:
      split.inForceAt !== null &&
      numbers.every(({ published }) => published !== null),
    margin: Math.max(bufferUnits, margin),
    cap,
    demand: split.demand,
    worth: split.worth,
    spread: split.spread,
  };
}

/** Why TikTok Shop shows this of a SKU: what is there, less what is guaranteed to the others. */
export function explainTold(
  stock: StockSituation,
  split: Split,
  allocation: Allocation,
  index: number,
  { told, shows }: { told: ShareTold[]; shows: number },
): Derived {
  const { margin, sold } = allocation;
  const one = told[index] ?? { quantity: 0, isTold: false };
  const quantity = one.isTold ? one.quantity : shows;
  const others = told.reduce(
    (sum, other, i) => (i === index ? sum : sum + other.quantity),
    0,
  );
  const held = heldUnits(split.held);
  const base: Term[] = [...ownTerms(stock, held), notImported(-sold)];
  const share = shareOfMarketplace(allocation) - others;
  const waiting = one.isTold ? Math.max(0, share - quantity) : 0;
  const kept = one.isTold ? margin : 0;
  const there = base.reduce((sum, { quantity: units }) => sum + units, 0);
  const rule = { ...stock.rules.marketplace, bufferUnits: 0 };
  // What is oversold stays as large as it is (law S3).
  if (there < 0) return derive(base, rule);
  const rest = there - quantity - waiting - others - kept;
  return derive(
    [
      ...base,
      term("shown by other SKUs of the same goods", -others),
      term("may sell before this number arrives", -kept),
      term("not held back in Shopify for it yet", -waiting),
      term(
        rest < 0 ? "still shown until less is told" : "guaranteed to Shopify",
        -rest,
      ),
    ],
    rule,
  );
}

/** What Shopify is to hold back for TikTok Shop, and why so many. */
export function explainHold(allocation: Allocation): Derived {
  const { sold, numbers, isInForce } = allocation;
  const wanted = heldForAllocation(allocation);
  const needed = heldForAllocation({ ...allocation, isRead: true });
  const share = shareOfMarketplace(allocation);
  const shown = numbers.reduce((sum, number) => sum + number.shown, 0);
  const more = isInForce ? Math.max(0, shown - share) : 0;
  const rest = needed - share - more - sold;
  return derive([
    term("TikTok Shop's share", share),
    term("shown there beyond its share", more),
    notImported(sold),
    term(
      rest < 0
        ? "not there to be held back"
        : "may sell before a number arrives",
      rest,
    ),
    term("kept until TikTok Shop's orders are read", wanted - needed),
  ]);
}

/**
 * What Shopify is to hold back of a pool that is shared: what is sold of it and Shopify has not taken off yet, on TikTok Shop
 * and in kits, as far as it is there (law S2).
 * @param split what is held of it so far; null: nothing.
 */
export function explainSoldHold(
  stock: StockSituation,
  split: Split | null,
): Derived {
  const sold = stock.marketplaceUnimported + stock.soldInKits;
  const held = split ? surelyHeld(split) : 0;
  const there = Math.max(0, sellable(stock, split ?? { owed: 0 }));
  return derive([
    notImported(stock.marketplaceUnimported),
    soldInKits(stock.soldInKits),
    term("not there to be held back", Math.min(0, held + there - sold)),
  ]);
}

/** A pool of which nothing is held yet, and whose shares nobody has weighed. */
export const nothingHeld: Split = {
  held: {},
  owed: 0,
  sent: null,
  inForceAt: null,
  demand: { storefront: 0, marketplace: 0 },
  worth: null,
  spread: assumedSpread,
  weighedAt: new Date(0),
};

/** Whether the shares were weighed at all. */
export const isWeighed = ({ weighedAt }: Split): boolean =>
  weighedAt > nothingHeld.weighedAt;

/** The number of a pool of which nothing is to be held back: its variant is a kit, or is gone. */
export const holdNothing = (): Derived =>
  derive([term("shared: nothing is held back", 0)]);

const term = (said: string, quantity: number): Term => ({
  term: said,
  quantity,
  ref: null,
  opens: "split",
});
