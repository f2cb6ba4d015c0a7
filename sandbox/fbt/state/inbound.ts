export type InboundMethod = "D2FC" | "ONE_HUB";

export type InboundStatus =
  | "WORKING"
  | "READY_TO_SHIP"
  | "TO_BE_RECEIVED"
  | "ARRIVED_HUB"
  | "INTERNAL_TRANSFER"
  | "RECEIVING"
  | "PARTIALLY_RECEIVED"
  | "RECEIVED"
  | "DELIVERED"
  | "CANCELLED";

export type PlannedGoods = { goodsId: string; quantity: number };

/** A carton as the wire writes it; `quantity` cartons of the same content. */
export type Carton = {
  carton_type: string;
  items: {
    goods_id: string;
    quantity: number;
    lot_code?: string;
    expiration_timestamp?: string;
  }[];
  quantity: number;
  carton_nums?: string[];
  box_measurements: {
    weight: string;
    weight_unit: string;
    width: string;
    height: string;
    length: string;
    length_unit: string;
  };
};

export type InboundPlan = {
  id: string;
  key: string | null;
  goods: PlannedGoods[];
  cartons: Carton[];
  createdAt: number;
  placements: Placement[];
  /** Inbound orders after the confirmation; none before. */
  orderIds: string[];
};

/** Goods on their way to a centre that has not counted them yet. */
export type InTransit = { goodsId: string; centreId: string; units: number };

/** A proposal which centre gets what, made for one method and one week of arrival. */
export type Placement = {
  id: string;
  method: InboundMethod;
  window: { start: string; end: string };
  readyAt: number;
  expiresAt: number;
  feeCents: number;
  shipments: { centreId: string; goods: PlannedGoods[]; cartons: Carton[] }[];
};

export type InboundOrder = {
  /** Digits; letters, labels and records write `IBR` before them. */
  id: string;
  planId: string;
  method: InboundMethod;
  /** The centre, or the hub that only forwards. */
  centreId: string;
  status: InboundStatus;
  items: InboundItem[];
  cartons: Carton[];
  shipping: { method: string; freight: string | null } | null;
  tracking: CartonTracking[];
  transit: InTransit[];
  createdAt: number;
  expectedAt: number;
  shippedAt: number | null;
  arrivedAt: number | null;
  closedAt: number | null;
  /** When the labels asked for are printed. */
  labelsAt: number | null;
  cancelReason: string | null;
  /** The next thing that happens by itself; null while it waits for people. */
  dueAt: number | null;
  log: InboundStep[];
  batches: InboundBatch[];
};

export type CartonTracking = {
  carton: string;
  provider: string;
  number: string;
  changes: number;
};

export type InboundStep = {
  at: number;
  from: InboundStatus | null;
  to: InboundStatus;
  by: string;
};

export type InboundBatch = {
  id: string;
  at: number;
  goodsId: string;
  normal: number;
  defective: number;
};

export type InboundItem = {
  goodsId: string;
  planned: number;
  /** Counted so far. */
  normal: number;
  defective: number;
  /** What the dock will find in the cartons, sound and damaged: what was planned, unless told otherwise. */
  found: { normal: number; defective: number };
};
