import type { TownCentre } from "../town.ts";

/** The FBT chapter of the state. Times are milliseconds of the town's calendar. */
export type FbtState = {
  centres: TownCentre[];
  goods: Goods[];
  stock: StockRow[];
  records: InventoryRecord[];
  consignments: Consignment[];
  mcfOrders: McfOrder[];
  unreachablePostalCodes: string[];
  mcfEnabled: boolean;
  /** `since`: when the dock was last told how to work; nothing ships with an earlier time. */
  dock: { dockMs: number; enabled: boolean; since: number };
  lastTracking: number;
};

export type Goods = {
  id: string;
  name: string;
  referenceCode: string;
  barcode: string;
  weightPounds: string;
  skuIds: string[];
};

/** One row per goods and centre; on hand = available + reserved + unfulfillable. */
export type StockRow = {
  goodsId: string;
  centreId: string;
  available: number;
  reserved: number;
  unfulfillable: number;
  inTransit: number;
};

export type InventoryRecord = {
  goodsId: string;
  centreId: string;
  orderId: string;
  orderType: string;
  createdAt: number;
  initial: number;
  final: number;
};

export type GoodsQuantity = { id: string; quantity: number };

export type ConsignmentStatus =
  | "PENDING"
  | "HANDLE_BY_WAREHOUSE"
  | "SHIPPED"
  | "HANDOVER"
  | "COMPLETED"
  | "CLOSED";

/** What one centre sends for one order: a shop order kept by FBT, or a multi-channel order. */
export type Consignment = {
  /** `OBF…` */
  id: string;
  kind: "MCF" | "ORDER";
  orderId: string;
  centreId: string;
  goods: GoodsQuantity[];
  /** Order lines that go out with it (shop orders only). */
  lineIds: string[];
  status: ConsignmentStatus;
  /** When the dock may start; null while the shop order is on hold. */
  releasedAt: number | null;
  shippedAt: number | null;
  handedOverAt: number | null;
  completedAt: number | null;
  trackingNumber: string | null;
  carrier: string | null;
  providerId: string | null;
  platformClosed: boolean;
};

export type Consignee = {
  name: string;
  phone_number: string;
  email: string;
  address: {
    country_code: string;
    state_or_region: string;
    district_or_county: string;
    city: string;
    address_line_1: string;
    address_line_2?: string;
    postal_code?: string;
  };
};

export type McfOrder = {
  id: string;
  externalOrderId: string;
  goods: GoodsQuantity[];
  consignee: Consignee;
  createdAt: number;
};
