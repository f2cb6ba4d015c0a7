export type FulfillmentOrderStatus =
  | "OPEN"
  | "IN_PROGRESS"
  | "CLOSED"
  | "INCOMPLETE"
  | "ON_HOLD"
  | "SCHEDULED";

export type RequestStatus =
  | "UNSUBMITTED"
  | "SUBMITTED"
  | "ACCEPTED"
  | "REJECTED"
  | "CANCELLATION_REQUESTED"
  | "CANCELLATION_ACCEPTED"
  | "CANCELLATION_REJECTED"
  | "CLOSED";

export type StoredFulfillmentOrder = {
  id: number;
  orderId: number;
  locationId: number;
  /** Kept beside the id, because the name outlives a deleted location. */
  locationName: string;
  status: FulfillmentOrderStatus;
  requestStatus: RequestStatus;
  createdAt: string;
  updatedAt: string;
  lines: StoredFulfillmentOrderLine[];
  requests: StoredMerchantRequest[];
  rejectReason: string | null;
  rejectMessage: string | null;
  holds: StoredHold[];
  fulfillAt: string;
  fulfillBy: string | null;
  /** Somebody said that work has begun; a service's acceptance is something else. */
  progressReported: boolean;
  /** The fulfillment order from which a hold on some lines split this one off; releasing it takes these lines back. */
  heldRestOf: number | null;
};

export type StoredFulfillmentOrderLine = {
  id: number;
  lineId: number;
  total: number;
  remaining: number;
};

export type StoredMerchantRequest = {
  id: number;
  kind: "FULFILLMENT_REQUEST" | "CANCELLATION_REQUEST";
  message: string | null;
  requestOptions: Record<string, unknown>;
  sentAt: string;
};

export type StoredHold = {
  id: number;
  handle: string | null;
  reason: string;
  reasonNotes: string | null;
  /** Null for the merchant's own hold. */
  appId: number | null;
  externalId: string | null;
};

export type StoredTracking = {
  company: string | null;
  number: string | null;
  url: string | null;
};

export type StoredFulfillment = {
  id: number;
  orderId: number;
  name: string;
  locationId: number;
  status: "SUCCESS" | "CANCELLED";
  displayStatus: string;
  createdAt: string;
  updatedAt: string;
  tracking: StoredTracking[];
  lines: StoredFulfillmentLine[];
  events: StoredFulfillmentEvent[];
};

export type StoredFulfillmentLine = {
  id: number;
  lineId: number;
  fulfillmentOrderId: number;
  fulfillmentOrderLineId: number;
  quantity: number;
};

export type StoredFulfillmentEvent = {
  id: number;
  status: string;
  happenedAt: string;
  createdAt: string;
  message: string | null;
  city: string | null;
  province: string | null;
  country: string | null;
  zip: string | null;
  address1: string | null;
  latitude: number | null;
  longitude: number | null;
  estimatedDeliveryAt: string | null;
};
