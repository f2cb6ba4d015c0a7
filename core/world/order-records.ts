import type {
  NetworkPart,
  NetworkState,
} from "../domain/orders/order-situation.ts";

/** The orders at the network that a request leads to. */
export interface NetworkOrderRecords {
  /** Writes down what each order of the request's round will hold, in place of parts that were not ordered yet. */
  setNetworkParts(
    requestId: string,
    parts: Pick<NetworkPart, "part" | "reference" | "lines">[],
  ): Promise<void>;
  /** Notes how one of the orders stands, and what the request's orders come to together. */
  markNetworkPart(
    requestId: string,
    part: number,
    change: { state?: NetworkState; externalId?: string },
  ): Promise<void>;
}

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

/** What of orders is kept beside their facts. */
export interface OrderKeepingRecords
  extends OrderPriceRecords,
    NetworkOrderRecords {}
