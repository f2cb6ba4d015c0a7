import type {
  ArrivalWindow,
  Carton,
  InboundLabel,
  InboundLine,
  InboundOrderFact,
  InboundWay,
  InboundWayFact,
  PlacementFact,
  TakenFact,
} from "../../domain/inbound-facts.ts";
import type { ShopRef } from "../storefront.ts";

/** Sending stock to the network, step by step. The network keeps no list of plans and orders: keep their ids. */
export interface Inbound {
  /**
   * Saves a plan, or changes the one named. The same `key` saves it once.
   * @throws SyncError inbound_refused.
   */
  savePlan(
    shop: ShopRef,
    plan: {
      key: string;
      planExternalId?: string;
      content: { lines: InboundLine[] } | { cartons: Carton[] };
    },
  ): Promise<{ planExternalId: string }>;
  listInboundWays(
    shop: ShopRef,
    planExternalId: string,
  ): Promise<InboundWayFact[]>;
  /** Asks for the placement of a way and window, or how far it has come: ask again while it is `working`. */
  fetchPlacement(
    shop: ShopRef,
    wish: { planExternalId: string; way: InboundWay; window: ArrivalWindow },
  ): Promise<PlacementFact>;
  /**
   * Takes an option and makes inbound orders of it. Not idempotent by itself: probe first.
   * @throws SyncError inbound_refused, also where the plan has been confirmed before.
   */
  confirmPlacement(
    shop: ShopRef,
    wish: {
      planExternalId: string;
      optionExternalId: string;
      way: InboundWay;
      window: ArrivalWindow;
    },
  ): Promise<{ orderExternalIds: string[] }>;
  /**
   * The probe of `confirmPlacement`. No call lists a plan's orders: they are found among `seen`, which are the ids that
   * letters have named, and among those that moved stock at or after `since`.
   */
  findPlacementOrders(
    shop: ShopRef,
    wish: {
      planExternalId: string;
      way: InboundWay;
      window: ArrivalWindow;
      since: Date;
      seen: string[];
    },
  ): Promise<TakenFact>;
  /** Says that the cartons are packed and how they travel. Looks first: an order that is past this is left alone. */
  shipInbound(
    shop: ShopRef,
    shipment: {
      orderExternalId: string;
      cartons: Carton[];
      by: "parcel" | "full-truck" | "part-truck";
    },
  ): Promise<void>;
  /** Labels as a ZIP; null while they are being made. */
  printLabels(
    shop: ShopRef,
    wish: { orderExternalId: string; labels: InboundLabel[] },
  ): Promise<{ url: string } | null>;
  /**
   * Tracking numbers by carton. Looks first and sends only what is new: each carton's may be changed five times.
   * @throws SyncError inbound_refused, inbound_locked.
   */
  trackInbound(
    shop: ShopRef,
    tracking: {
      orderExternalId: string;
      parcels: { carton: string; carrier: string; number: string }[];
    },
  ): Promise<void>;
  /** Any number of ids, with or without `IBR`. */
  fetchInbound(
    shop: ShopRef,
    orderExternalIds: string[],
  ): Promise<InboundOrderFact[]>;
  /** Looks first: a cancelled order is left alone. @throws SyncError inbound_locked. */
  cancelInbound(
    shop: ShopRef,
    wish: { orderExternalId: string; reason: string },
  ): Promise<void>;
}
