import type {
  CentreFact,
  Destination,
  NetworkOrderFact,
} from "../domain/facts.ts";
import type { NetworkGoods } from "./fulfillment-network/goods.ts";
import type { Inbound } from "./fulfillment-network/inbound.ts";
import type { ShopRef } from "./storefront.ts";

/** What we need from a fulfillment network; Fulfilled by TikTok is the first. Same promises as `Storefront`. */
export interface FulfillmentNetwork extends NetworkGoods, Inbound {
  /**
   * Whether the merchant is enrolled, whether orders of other channels may be shipped (multi-channel fulfillment), and in
   * which countries, by code.
   */
  fetchStatus(
    shop: ShopRef,
  ): Promise<{ enrolled: boolean; multiChannel: boolean; regions: string[] }>;
  listCentres(shop: ShopRef): Promise<CentreFact[]>;

  /**
   * Orders a delivery. `reference` is the natural idempotency key: the network refuses a second active order with it.
   * @returns the order; `already` when the network says that the reference is taken (the first one took hold).
   * @throws SyncError address_refused, destination_unreachable, network_out_of_stock, goods_unknown, network_not_enabled.
   */
  createOrder(
    shop: ShopRef,
    order: {
      reference: string;
      lines: { goodsExternalId: string; quantity: number }[];
      shipTo: Destination;
    },
  ): Promise<{ kind: "created"; externalId: string } | { kind: "already" }>;
  fetchOrder(
    shop: ShopRef,
    externalId: string,
  ): Promise<NetworkOrderFact | null>;
  /** @throws SyncError too_late_to_cancel when a parcel has been handed over. */
  cancelOrder(shop: ShopRef, externalId: string): Promise<void>;
}
