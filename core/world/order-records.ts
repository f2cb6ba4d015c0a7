/** What the price of an order and its standing in the store are worked out from. */
export interface OrderPriceRecords {
  /** Shopify's variant ids, for variants that are still in the store. */
  externalIdsOfVariants(variantIds: string[]): Promise<Map<string, string>>;
  /** What marketplace SKUs are listed for, in minor units. */
  listedPrices(skuExternalIds: string[]): Promise<Map<string, number>>;
  /** A person wants the order for what the buyer paid. */
  acceptOrderPrice(orderId: string): Promise<void>;
  /** The marketplace was told the order's number in the store. */
  noteMarketplaceReference(orderId: string, reference: string): Promise<void>;
}
