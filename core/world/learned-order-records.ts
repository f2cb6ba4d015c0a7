import type { CancelReason } from "../domain/aftersale-facts.ts";
import type { CancelCause } from "../domain/cancel-causes.ts";
import type {
  OrderMoneyFact,
  OrderNature,
  UnitMoney,
} from "../domain/order-money-facts.ts";
import type { OrderSituation } from "../domain/orders/order-situation.ts";
import type { OrderState } from "../domain/orders/states.ts";
import type { Region } from "../domain/promise/region.ts";

/** An order as it is learned: the channel's own truth, with variants already looked up. */
export type OrderInput = {
  channel: "storefront" | "marketplace";
  externalId: string;
  name: string;
  state: OrderState;
  channelState: string;
  fulfilledBy: "merchant" | "network" | "mixed";
  currency: string;
  totalMinor: number;
  /** Only the marketplace tells these. */
  money?: OrderMoneyFact | null;
  nature?: OrderNature;
  replacesExternalId?: string | null;
  releaseAt?: Date | null;
  cancelAsked?: boolean;
  cancelCause?: CancelCause | null;
  /** TikTok's id of the warehouse that it was given to; what was told once stays. */
  warehouseId?: string | null;
  placedAt: Date;
  cancelledAt: Date | null;
  shipBy: Date | null;
  cancelsAt: Date | null;
  region: Region | null;
  /** Of the store's own orders; that of a marketplace order is noted when the store is given its address. */
  recipientMark?: string | null;
  updatedAt: Date;
  lines: {
    externalId: string;
    variantId: string | null;
    itemExternalId: string | null;
    sku: string | null;
    title: string;
    quantity: number;
    unitPriceMinor: number;
    /** After all discounts; left out where the price is that already. */
    paidUnitMinor?: number;
    money?: UnitMoney;
    isGift?: boolean;
    isCancelled?: boolean;
  }[];
};

/** Orders as their channels tell them. */
export interface LearnedOrderRecords {
  learnOrder(input: OrderInput): Promise<{
    orderId: string;
    wasOlder: boolean;
    previousState: OrderState | null;
  }>;
  /** The order row that a Shopify order belongs to: its own, or the marketplace order it stands for. */
  orderOfStorefront(
    externalId: string,
    sourceIdentifier: string | null,
  ): Promise<string | null>;
  noteStorefrontOrder(
    orderId: string,
    storefront: {
      externalId: string;
      name: string;
      updatedAt: Date | null;
      /** The merchant's location that it was given to; left out where the order was not read whole. */
      shipFrom?: string | null;
      /** Told where the order was read whole. */
      cancelled?: {
        at: Date;
        reason: string | null;
        said: CancelReason | null;
      } | null;
    },
  ): Promise<void>;
  /** A person says why the order was cancelled in the store. */
  sayCancelReason(orderId: string, reason: CancelReason): Promise<void>;
  /** The address that Shopify was given of a marketplace order, by its mark. */
  noteRecipient(orderId: string, mark: string | null, at: Date): Promise<void>;
  orderSituation(orderId: string): Promise<OrderSituation | null>;
  orderIdByExternal(
    channel: "storefront" | "marketplace",
    externalId: string,
  ): Promise<string | null>;
  /** Marketplace orders that wait only for these variants to be linked. */
  ordersWithUnlinkedLines(): Promise<string[]>;
  relinkOrderLines(): Promise<void>;
  /** Marks the orders that the store knows by these ids. @returns what their channels and the network call them. */
  eraseOrders(storefrontExternalIds: string[], at: Date): Promise<string[]>;
}
