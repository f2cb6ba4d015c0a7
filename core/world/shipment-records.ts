import type {
  RequestSituation,
  ShipmentSituation,
  TakenLine,
} from "../domain/orders/order-situation.ts";
import type { LearnedShipment } from "../domain/shipments/learn-shipments.ts";

/** A parcel as it is learned. */
export type ShipmentInput = LearnedShipment;

/** Parcels, and what each side was told of them. */
export interface ShipmentRecords {
  learnShipments(shipments: ShipmentInput[]): Promise<void>;
  noteShipmentTold(
    shipmentId: string,
    told: {
      storefrontFulfillmentId?: string;
      storefrontLines?: TakenLine[];
      /** Null: another parcel travels as that package now. */
      marketplacePackageId?: string | null;
      toldNumber?: string;
      toldCarrier?: string;
      toldAs?: string;
    },
  ): Promise<void>;
  /** Parcels of the merchant's that the marketplace has in these packages are on their way; what is known stays. */
  noteInTransit(orderId: string, packageIds: string[], at: Date): Promise<void>;
  /** Which units of the marketplace's a parcel holds. */
  placeParcel(
    shipmentId: string,
    lines: ShipmentSituation["lines"],
  ): Promise<void>;
  /** What the carrier needs to know of a parcel before it tells of it. */
  shipmentForTelling(shipmentId: string): Promise<{
    storefrontExternalId: string | null;
    storefrontFulfillmentId: string | null;
    marketplacePackageId: string | null;
    cancelled: boolean;
    /** The merchant undid it in the store. */
    isTakenBack: boolean;
    /** Lines of the marketplace that were cancelled since. */
    cancelledLines: Set<string>;
    lines: ShipmentInput["lines"];
    isOfNetwork: boolean;
    /** The lines of the order's requests, by fulfillment order, with what the kits on them are sent as. */
    requests: Map<string, Pick<RequestSituation, "lines" | "kits">>;
    /** All parcels of the order. */
    parcels: ShipmentSituation[];
  } | null>;
  /** Takes units off what remains of a request, after our own fulfillment. */
  takeFromRequest(requestExternalId: string, lines: TakenLine[]): Promise<void>;
}
