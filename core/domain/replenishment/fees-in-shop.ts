import { dayAfter } from "../../kit/days.ts";
import { minorPerUnit } from "../../kit/money.ts";
import type { Fee } from "../inbound-facts.ts";
import { type Dated, inForceOn } from "./dated.ts";
import type { Policies } from "./policies.ts";
import { type RateCard, referralFees, shippingOfUnit } from "./rate-card.ts";
import { longestOutlookDays } from "./stock-outlook.ts";

/** What the network charges in: its service is one of the United States. */
export const feeCurrency = "USD";

/** What a shop takes a US dollar for in its own currency, as a person says. */
export type ExchangeRate = { currency: string; perDollar: number };

/**
 * Minor units of the shop's currency in a US cent; parts of one count. Null where the shop counts in another currency and
 * nobody has said what a dollar is in it: no rate is made up, and what would mix both is not counted.
 */
export function minorPerCent(
  rates: readonly Dated<ExchangeRate>[],
  currency: string,
  day: string,
): number | null {
  if (currency === feeCurrency) return 1;
  const own = rates.filter(({ value }) => value.currency === currency);
  const rate = inForceOn(own, day)?.value.perDollar;
  return rate === undefined
    ? null
    : (rate * minorPerUnit(currency)) / minorPerUnit(feeCurrency);
}

/**
 * A fee as the network names it, in minor units of the shop's currency; null where it cannot be counted in that: a rate is
 * told for dollars alone.
 * @param perCent as `minorPerCent` says.
 */
export const feeInShop = (
  fee: Fee,
  currency: string,
  perCent: number | null,
): number | null =>
  fee.currency === currency
    ? fee.minor
    : fee.currency === feeCurrency && perCent !== null
      ? fee.minor * perCent
      : null;

type Amount =
  | "singleUnitMinor"
  | "multiUnitMinor"
  | "otherChannelUnitMinor"
  | "hubPlacementMinor"
  | "storagePerCubicFootDayMinor";

/** A card whose amounts are in the shop's own currency; null where they are not told, or cannot be counted in it. */
export type FeesInShop = Omit<RateCard, Amount> & {
  [K in Amount]: number | null;
} & {
  /** Nobody has said what a dollar is in the shop's currency. */
  isUncounted?: true;
};

/**
 * What the network takes, in the shop's currency, and TikTok Shop's part of a price on that day, YYYY-MM-DD.
 * @param perCent as `minorPerCent` says.
 */
export function feesInShop(
  card: RateCard,
  perCent: number | null,
  day: string,
): FeesInShop {
  const counted = (cents: number | null) =>
    cents === null || perCent === null ? null : cents * perCent;
  return {
    ...card,
    marketplacePercent:
      card.marketplacePercent ??
      inForceOn(referralFees, day)?.value.percent ??
      null,
    singleUnitMinor: counted(card.singleUnitMinor),
    multiUnitMinor: counted(card.multiUnitMinor),
    otherChannelUnitMinor: counted(card.otherChannelUnitMinor),
    hubPlacementMinor: counted(card.hubPlacementMinor),
    storagePerCubicFootDayMinor: counted(card.storagePerCubicFootDayMinor),
    ...(perCent === null && { isUncounted: true }),
  };
}

/** The card in force on each day from today on, in the shop's currency; beyond the last, each day is like it. */
export type FeesAhead = readonly [FeesInShop, ...FeesInShop[]];

/**
 * What the network takes on each day that anybody looks at: what is dated changes on its day. Before the first card the first
 * one counts; null where there is none.
 * @param today YYYY-MM-DD.
 */
export function feesAhead(
  { rateCards, exchangeRates }: Pick<Policies, "rateCards" | "exchangeRates">,
  currency: string,
  today: string,
): FeesAhead | null {
  const on = (day: string): FeesInShop | null => {
    const card = (inForceOn(rateCards, day) ?? rateCards[0])?.value;
    return card
      ? feesInShop(card, minorPerCent(exchangeRates, currency, day), day)
      : null;
  };
  const now = on(today);
  return now
    ? [
        now,
        ...Array.from(
          { length: longestOutlookDays },
          (_, at) => on(dayAfter(today, at + 1)) ?? now,
        ),
      ]
    : null;
}

/**
 * What a sale out of the network's stock costs in fees, in minor units of the shop's currency: shipping a unit by itself, and
 * of what TikTok Shop's buyers pay its part. What is not told, or cannot be counted, is left out.
 * @param marketplaceShare the share of what the network ships that the marketplace has sold, from 0 to 1.
 */
export function feesOfSale(
  fees: Pick<
    FeesInShop,
    "singleUnitMinor" | "otherChannelUnitMinor" | "marketplacePercent"
  >,
  {
    priceMinor,
    marketplaceShare,
  }: { priceMinor: number; marketplaceShare: number },
): number {
  const { singleUnitMinor, otherChannelUnitMinor, marketplacePercent } = fees;
  const referral = (priceMinor * (marketplacePercent ?? 0)) / 100;
  const shipping = {
    singleUnitMinor: singleUnitMinor ?? 0,
    otherChannelUnitMinor,
  };
  return (
    shippingOfUnit(shipping, marketplaceShare) + marketplaceShare * referral
  );
}
