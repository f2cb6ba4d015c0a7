import type { Rows } from "../tiktok/rows.ts";
import type { Timed, TimedRows } from "../tiktok/timed-rows.ts";
import type { TownCentre } from "../town.ts";
import type { Consignment, McfOrder } from "./state/consignments.ts";
import type { InboundOrder, InboundPlan } from "./state/inbound.ts";

export type * from "./state/consignments.ts";
export type * from "./state/inbound.ts";

type Desk = {
  merchantId: string;
  /** A place that takes inbound deliveries in and forwards them; none where there is one centre only. */
  hub: { id: string; name: string } | null;
  /** Regions in which the merchant takes part in FBT. */
  regions: string[];
  centres: TownCentre[];
  unreachablePostalCodes: string[];
  mcf: { enabled: boolean; billPaid: boolean };
  /** The stock search has no row for a centre that has none of the goods: no page says whether it has one. */
  hidesEmpty: boolean;
  /** `since`: when the dock was last told how to work; nothing ships with an earlier time. */
  dock: { dockMs: number; enabled: boolean; since: number };
  /** How long inbound steps take by the town's calendar. */
  inboundPace: InboundPace;
  lastTracking: number;
};

/** The FBT chapter of the state. Times are milliseconds of the town's calendar. */
export type FbtState = Desk & {
  goods: Rows<Goods, "sku" | "code">;
  stock: Rows<StockRow, "goods" | "centre">;
  records: TimedRows<InventoryRecord, "goods">;
  consignments: Rows<Consignment, "order">;
  mcfOrders: Rows<McfOrder, "external">;
  plans: Rows<InboundPlan, "key">;
  inbound: Rows<InboundOrder, "plan">;
};

export type SavedFbt = Desk & {
  goods: Goods[];
  stock: StockRow[];
  records: InventoryRecord[];
  consignments: Consignment[];
  mcfOrders: McfOrder[];
  plans: InboundPlan[];
  inbound: InboundOrder[];
};

export type Goods = {
  id: string;
  name: string;
  referenceCode: string;
  barcode: string;
  imageUrl: string;
  skuIds: string[];
  weight: Measure;
  size: Size | null;
  returnHandling: string;
  isHazmat: boolean;
  hazmat: unknown;
  isLotControlled: boolean;
  hasExpiry: boolean;
  shelfLife: Record<string, unknown> | null;
  /** Taken in from mid-October to mid-April only. */
  melts: boolean;
};

export type Measure = { value: string; unit: string };
export type Size = {
  length: string;
  width: string;
  height: string;
  unit: string;
};

/** One row per goods and centre; on hand = available + reserved + unfulfillable. The id is made of both. */
export type StockRow = {
  id: string;
  goodsId: string;
  centreId: string;
  available: number;
  reserved: number;
  unfulfillable: number;
  inTransit: number;
};

export type InventoryRecord = Timed & {
  goodsId: string;
  centreId: string;
  orderId: string;
  orderType: string;
  quality: "NORMAL" | "DEFECTIVE";
  initial: number;
  final: number;
};

export type InboundPace = {
  /** From asking for a placement to its result. */
  placementMs: number;
  labelMs: number;
  /** From shipping to arrival, from arrival to the first batch, and until all of it is counted. */
  transitMs: number;
  queueMs: number;
  receivingMs: number;
  /** From the hub to the last centre. */
  transferMs: number;
};
