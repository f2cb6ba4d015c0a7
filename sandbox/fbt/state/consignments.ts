export type GoodsQuantity = { id: string; quantity: number };

export type ConsignmentStatus =
  | "PENDING"
  | "HANDLE_BY_WAREHOUSE"
  | "SHIPPED"
  | "HANDOVER"
  | "COMPLETED"
  | "CLOSED"
  | "LOST"
  | "DAMAGE"
  | "ABNORMAL";

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
  /** Why it does not go on, in the network's words; null while all is well. */
  issue: string | null;
  /** It stays where it is until somebody frees it. */
  stuck: boolean;
};

export type Consignee = {
  name: string;
  phone_number: string;
  email: string;
  address: {
    country_code: string;
    state_or_region: string;
    district_or_county?: string;
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
