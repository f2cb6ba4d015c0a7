import type { CarrierNames } from "../domain/orders/carrier-names.ts";
import type { OrderRule } from "../domain/orders/order-rule.ts";
import type {
  NetworkPart,
  NetworkState,
  PartLeft,
} from "../domain/orders/order-situation.ts";
import type { WatchedOrder } from "../domain/orders/order-watch.ts";
import type { Shown } from "../domain/orders/shown-number.ts";
import type { ReturnRecords } from "./return-records.ts";

/** The orders at the network that a request leads to. */
export interface NetworkOrderRecords {
  /** Writes down what each order of the request's round will hold, in place of parts that were not ordered yet. */
  setNetworkParts(
    requestId: string,
    parts: Pick<NetworkPart, "part" | "reference" | "lines">[],
  ): Promise<void>;
  /** The order that a fulfillment order belongs to. */
  orderOfRequest(externalId: string): Promise<string | null>;
  /** Notes how one of the orders stands, and what the request's orders come to together. */
  markNetworkPart(
    requestId: string,
    part: number,
    change: {
      state?: NetworkState;
      externalId?: string;
      /** When the network is asked for it; a second asking changes nothing of that. */
      askedAt?: Date;
      sentTo?: NetworkPart["sentTo"];
    },
  ): Promise<void>;
  /**
   * Has askings of the network tried again that were given up while nobody knows what became of them.
   * @returns the keys of those effects.
   */
  askOnceMore(requestId: string, at: Date): Promise<string[]>;
  /** How much of an order has left the network, in whatever round it was asked for. */
  noteLeft(reference: string, hasLeft: PartLeft): Promise<void>;
}

/** What the price of an order and its standing in the store are worked out from. */
export interface OrderPriceRecords {
  /** Shopify's variant ids, for variants that are still in the store. */
  externalIdsOfVariants(variantIds: string[]): Promise<Map<string, string>>;
  /** What marketplace SKUs are listed for, in minor units. */
  listedPrices(skuExternalIds: string[]): Promise<Map<string, number>>;
  /** A person wants the order for what the buyer paid. */
  acceptOrderPrice(orderId: string): Promise<void>;
  /** Which units are on the Shopify order that stands for theirs, or are so no longer. */
  noteUnits(
    orderId: string,
    units: { externalIds: string[]; stand: boolean },
  ): Promise<void>;
  /** The marketplace was told the order's number in the store. */
  noteMarketplaceReference(orderId: string, reference: string): Promise<void>;
}

/** Orders that stay behind, and the merchant's rule for those that the network will not ship. */
export interface OrderWatchRecords {
  orderRule(): Promise<OrderRule>;
  saveOrderRule(rule: OrderRule): Promise<void>;
  /** The merchant's own translations of carrier names, both ways. */
  carrierNames(): Promise<CarrierNames>;
  saveCarrierNames(names: CarrierNames): Promise<void>;
  /** Orders that have not come to their end, or whose ends differ; all, or one. Those with a question of their own are left out. */
  watchedOrders(orderId: string | null): Promise<WatchedOrder[]>;
  /** What the watch has an open question about: the order, and the step at which it stayed. */
  ordersAskedAbout(): Promise<
    { orderId: string; step: string | null; key: string }[]
  >;
}

/** Whether both sides show the same of a parcel. */
export interface ShipmentSideRecords {
  /** Orders with parcels of the last days at which it is time to look again, and what tells this look from the last. */
  ordersToReadBack(now: Date): Promise<{ orderId: string; version: string }[]>;
  /**
   * Orders of TikTok Shop's own that the network sent since then and that were read before a release kept their warehouse,
   * the latest first: those of which no letter of the sweep's says yet that they be read once more.
   * @param letter how the delivery id of such a letter begins; the order's id at TikTok Shop follows.
   */
  ordersWithoutWarehouse(
    sentSince: Date,
    letter: string,
    most: number,
  ): Promise<string[]>;
  /** Notes what the other side shows of a parcel. */
  noteShown(shipmentId: string, shown: Shown, at: Date): Promise<void>;
}

/** What of orders is kept beside their facts. */
export interface OrderKeepingRecords
  extends OrderPriceRecords,
    NetworkOrderRecords,
    OrderWatchRecords,
    ShipmentSideRecords,
    ReturnRecords {}
