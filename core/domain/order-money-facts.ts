/** How the price of a TikTok order comes about, as its payment tells it. Amounts are minor units of the order's currency. */
export type OrderMoneyFact = {
  /** Goods at list price, and what was taken off them by the seller and by the platform. */
  goodsListMinor: number;
  sellerDiscountMinor: number;
  platformDiscountMinor: number;
  /** What the goods cost the buyer before tax. */
  goodsMinor: number;
  goodsTaxMinor: number;
  shippingListMinor: number;
  shippingSellerDiscountMinor: number;
  shippingPlatformDiscountMinor: number;
  /** What shipping costs the buyer before tax. */
  shippingMinor: number;
  shippingTaxMinor: number;
  /** Whatever else the buyer pays, by the name people read. */
  fees: { name: string; minor: number }[];
  /** Taken off the whole by the platform, e.g. for a way of paying. */
  deductionMinor: number;
  totalMinor: number;
};

/** What one unit of a TikTok order costs besides its price. */
export type UnitMoney = {
  listMinor: number;
  sellerDiscountMinor: number;
  platformDiscountMinor: number;
  taxMinor: number;
  /** A decimal such as `0.055`; null where TikTok Shop tells none. */
  taxRate: string | null;
};

/**
 * What an order, or a line of it, cost the buyer. All in minor units of one currency.
 *
 * Source: TikTok Shop Partner Center, page "Get Price Detail", with its calculations: the sale is the list price less both
 * discounts, shipping its list price less both, and what was paid is sale, shipping, taxes and fees.
 */
export type PriceFact = {
  /** Goods at list price, what was taken off them, and what is left. */
  listMinor: number;
  sellerDiscountMinor: number;
  platformDiscountMinor: number;
  saleMinor: number;
  shippingListMinor: number;
  shippingSellerDiscountMinor: number;
  shippingPlatformDiscountMinor: number;
  shippingMinor: number;
  /** All taxes, and of them those on the goods. */
  taxMinor: number;
  goodsTaxMinor: number;
  paidMinor: number;
};

export type OrderPriceFact = PriceFact & {
  currency: string;
  lines: (PriceFact & { lineExternalId: string })[];
};

/** What kind of order it is, in our words. */
export const orderNatures = [
  "ordinary",
  "sample",
  "replacement",
  "pre-order",
  "made-to-order",
  "back-order",
  "lottery",
] as const;
export type OrderNature = (typeof orderNatures)[number];
