import type { Destination, MarketplaceOrderFact } from "../../domain/facts.ts";
import type { OrderPriceFact } from "../../domain/order-money-facts.ts";
import type { ShopRef } from "../storefront.ts";

/** Orders of a TikTok Shop, as they are read. */
export interface MarketplaceOrders {
  /** At most 50 ids a call are asked of the platform; any number may be given. Unknown ids are left out. */
  fetchOrders(
    shop: ShopRef,
    externalIds: string[],
  ): Promise<MarketplaceOrderFact[]>;
  /** Pages of orders changed at or after `updatedSince`, oldest change first. */
  listOrders(
    shop: ShopRef,
    filter: { updatedSince: Date },
  ): AsyncIterable<MarketplaceOrderFact[]>;
  /** Orders that were placed from that moment on, oldest first. */
  listPlaced(
    shop: ShopRef,
    filter: { placedSince: Date },
  ): AsyncGenerator<MarketplaceOrderFact[]>;
  /** Pages of the orders that are not shipped yet, whenever they last changed. */
  listUnshipped(shop: ShopRef): AsyncIterable<MarketplaceOrderFact[]>;
  /** Writes the store's number on an order, in place of an earlier one. @throws SyncError request_refused */
  referOrder(shop: ShopRef, reference: OrderReference): Promise<void>;
  /** What the buyer paid and who gave which discount; null for unknown orders. */
  fetchPrice(
    shop: ShopRef,
    orderExternalId: string,
  ): Promise<OrderPriceFact | null>;
  /** Personal data, null while the platform masks it: for the merchant's label only. */
  fetchRecipient(
    shop: ShopRef,
    orderExternalId: string,
  ): Promise<Recipient | null>;
}

/** Where a parcel goes, and the mark by which the same address is known again (`MarketplaceOrderFact.recipientMark`). */
export type Recipient = { to: Destination; mark: string | null };

/** Under which number an order stands in the store, and its lines on which. */
export type OrderReference = {
  orderExternalId: string;
  reference: string;
  lines: { lineExternalId: string; reference: string }[];
};
