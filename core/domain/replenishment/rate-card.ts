import type { Dated } from "./dated.ts";

/** What the network takes, in minor units of US dollars. */
export type RateCard = {
  /** For a unit that is an order by itself, and for one among several. */
  singleUnitMinor: number;
  multiUnitMinor: number;
  /** For a unit of another channel's order; null where nobody has told: then a single unit's fee is taken for it. */
  otherChannelUnitMinor: number | null;
  /** For each unit that is sent to the hub instead of straight to the centres. */
  hubPlacementMinor: number;
  /** Stored for nothing so long. */
  freeStorageDays: number;
  /** After that, for a cubic foot and a day; null where nobody has told. */
  storagePerCubicFootDayMinor: number | null;
  /** Of what a buyer pays on TikTok Shop, in percent, whoever ships; null where the merchant has not told. */
  marketplacePercent: number | null;
};

/**
 * What the network took and takes in the US, for the smallest size. The current card is shown to sellers only: what is not
 * written anywhere is null, and no fee is made up for it.
 */
export const rateCards: readonly Dated<RateCard>[] = [
  {
    from: "2025-01-16",
    source: "TikTok Shop Seller University (US), essay 5080349546170155",
    certainty: "likely",
    value: {
      singleUnitMinor: 358,
      multiUnitMinor: 286,
      otherChannelUnitMinor: null,
      hubPlacementMinor: 31,
      freeStorageDays: 90,
      storagePerCubicFootDayMinor: null,
      marketplacePercent: null,
    },
  },
  {
    from: "2025-06-16",
    source: "TikTok Shop Seller University (US), essay 8644984183162670",
    certainty: "assumed",
    value: {
      singleUnitMinor: 358,
      multiUnitMinor: 286,
      otherChannelUnitMinor: null,
      hubPlacementMinor: 31,
      freeStorageDays: 60,
      storagePerCubicFootDayMinor: null,
      marketplacePercent: null,
    },
  },
];

/**
 * TikTok Shop's referral fee in the US, in percent of what the customer pays and the platform adds, without tax. Some
 * categories pay less; what creators are promised comes on top and is not known. A merchant's own word on his card counts
 * before it. Shares of a split pool are not weighed by it: what Shopify takes is not known, and one side alone would be charged.
 */
export const referralFees: readonly Dated<{ percent: number }>[] = [
  {
    from: "2024-04-01",
    source: "TikTok Shop Seller University (US), essay 5982454398175018",
    certainty: "likely",
    value: { percent: 6 },
  },
];

/**
 * What shipping a unit by itself comes to, in minor units.
 * @param marketplaceShare the share of what is shipped that the marketplace has sold, from 0 to 1.
 */
export const shippingOfUnit = (
  {
    singleUnitMinor,
    otherChannelUnitMinor,
  }: Pick<RateCard, "singleUnitMinor" | "otherChannelUnitMinor">,
  marketplaceShare: number,
): number =>
  marketplaceShare * singleUnitMinor +
  (1 - marketplaceShare) * (otherChannelUnitMinor ?? singleUnitMinor);

/**
 * What shipping and storing comes to over days to come, in minor units.
 * @param cards the card in force on each day; null where none is known. @param shipped units shipped on each of them;
 * @param stored units that lie there each day beyond their free time.
 * @param marketplaceShare the share of what is shipped that the marketplace has sold, from 0 to 1.
 * @returns null for storage where the card in force does not say.
 */
export function feesOver(
  cards: readonly (RateCard | null)[],
  shipped: readonly number[],
  stored: readonly number[],
  {
    cubicFeet,
    marketplaceShare,
  }: { cubicFeet: number; marketplaceShare: number },
): { shippingMinor: number; storageMinor: number | null } {
  let shippingMinor = 0;
  let storageMinor: number | null = 0;
  for (const [at, card] of cards.entries()) {
    if (!card) continue;
    shippingMinor +=
      (shipped[at] ?? 0) * shippingOfUnit(card, marketplaceShare);
    const units = stored[at] ?? 0;
    if (units === 0) continue;
    const perDay: number | null = card.storagePerCubicFootDayMinor;
    storageMinor =
      storageMinor === null || perDay === null
        ? null
        : storageMinor + units * cubicFeet * perDay;
  }
  return {
    shippingMinor: Math.round(shippingMinor),
    storageMinor: storageMinor === null ? null : Math.round(storageMinor),
  };
}

/** Whether the same is taken on the same days, whoever said it. */
export const isSameCards = (
  ones: readonly Dated<RateCard>[],
  others: readonly Dated<RateCard>[],
): boolean =>
  ones.length === others.length &&
  ones.every(({ from, value }, at) => {
    const other = others[at];
    return (
      other?.from === from &&
      (Object.keys(other.value) as (keyof RateCard)[]).every(
        (name) => value[name] === other.value[name],
      )
    );
  });
