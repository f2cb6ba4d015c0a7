/** Sending stock to a network: plan, choose a way, confirm, ship, track. Ids are the network's own. */

export type InboundLine = { goodsExternalId: string; quantity: number };

/** How a delivery travels: in cartons that a parcel carrier takes, or on pallets, a truck for itself or part of one. */
export const inboundCarriages = ["parcel", "full-truck", "part-truck"] as const;
export type InboundCarriage = (typeof inboundCarriages)[number];

export type Carton = {
  /** How many cartons are packed exactly so. */
  count: number;
  lines: (InboundLine & { lotCode?: string; expiresAt?: Date })[];
  weightGrams: number;
  sizeMillimetres: { length: number; width: number; height: number };
  /** One per carton; the network draws them where absent. */
  numbers?: string[];
};

/** `direct` goes to several centres, `hub` to one place which hands on for a fee. */
export const inboundWays = ["direct", "hub"] as const;
export type InboundWay = (typeof inboundWays)[number];

/** When the first parcel arrives; one of the windows that the network offers, to the second. */
export type ArrivalWindow = { from: Date; until: Date };

export type Fee = { minor: number; currency: string };

export type InboundWayFact = {
  way: InboundWay;
  windows: ArrivalWindow[];
  centres: { externalId: string; name: string }[];
  fee: Fee | null;
};

/** What the network would do with a plan. It needs a while to work that out. */
export type PlacementFact =
  | { state: "working" }
  | { state: "failed" }
  | {
      state: "ready";
      /** The options are void after this. */
      expiresAt: Date | null;
      options: {
        externalId: string;
        fee: Fee | null;
        shipments: {
          centreExternalId: string;
          lines: InboundLine[];
          /** `parcel`, `freight` or both. */
          by: ("parcel" | "freight")[];
        }[];
      }[];
    };

/** What became of a placement whose confirmation was not answered. */
export type TakenFact =
  /** The orders may not be known yet: nobody names them before they move. */
  | { state: "taken"; orderExternalIds: string[] }
  | { state: "open" }
  /** Its week has passed, and no order of it was named. */
  | { state: "unknown" };

export const inboundStatuses = [
  "WORKING",
  "READY_TO_SHIP",
  "TO_BE_RECEIVED",
  "ARRIVED_HUB",
  "INTERNAL_TRANSFER",
  "RECEIVING",
  "PARTIALLY_RECEIVED",
  "RECEIVED",
  "DELIVERED",
  "CANCELLED",
] as const;
export type InboundStatus = (typeof inboundStatuses)[number];

/** Of deliveries in these nothing more is to be expected. */
export const endedInboundStatuses: InboundStatus[] = [
  "RECEIVED",
  "DELIVERED",
  "CANCELLED",
];

export type InboundOrderFact = {
  /** Digits only: letters and labels write `IBR` in front. */
  externalId: string;
  planExternalId: string | null;
  status: InboundStatus;
  centre: { externalId: string; name: string; isHub: boolean } | null;
  createdAt: Date;
  shippedAt: Date | null;
  expectedAt: Date | null;
  /** When it stood at the dock; nothing of it can be sold then. */
  arrivedAt: Date | null;
  /** When the network said that it was counted in, as far as it came: from then on it can be sold. */
  countedAt: Date | null;
  tracking: { carton: string | null; carrier: string; number: string }[];
  cartons: { number: string; lines: InboundLine[] }[];
  received: {
    goodsExternalId: string;
    lotCode: string | null;
    planned: number;
    sellable: number;
    defective: number;
  }[];
};

export const inboundLabels = [
  "carton-and-pallet",
  "packing-list",
  "barcode",
  "carton",
] as const;
export type InboundLabel = (typeof inboundLabels)[number];
