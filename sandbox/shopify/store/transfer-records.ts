import type { StoredAddress } from "../state.ts";

export type TransferStatus =
  | "DRAFT"
  | "READY_TO_SHIP"
  | "IN_PROGRESS"
  | "TRANSFERRED"
  | "CANCELED";

export type ShipmentStatus =
  | "DRAFT"
  | "IN_TRANSIT"
  | "PARTIALLY_RECEIVED"
  | "RECEIVED";

/** A place as it was when the transfer named it. */
export type PlaceSnapshot = {
  locationId: number;
  name: string;
  address: StoredAddress;
  at: string;
};

/** Goods on their way between places. Without an origin they come from a supplier. */
export type StoredTransfer = {
  id: number;
  /** `#T0001`. */
  name: string;
  status: TransferStatus;
  origin: PlaceSnapshot | null;
  destination: PlaceSnapshot | null;
  lines: StoredTransferLine[];
  referenceName: string | null;
  note: string | null;
  tags: string[];
  createdAt: string;
};

/** `total` units of an item; what is in shipments is part of them. */
export type StoredTransferLine = { id: number; itemId: number; total: number };

/** A part of a transfer that travels as one. */
export type StoredShipment = {
  id: number;
  /** `#T0001-1`. */
  name: string;
  transferId: number;
  status: ShipmentStatus;
  lines: StoredShipmentLine[];
  tracking: StoredShipmentTracking | null;
  barcode: string | null;
  createdAt: string;
  shippedAt: string | null;
  receivedAt: string | null;
};

export type StoredShipmentLine = {
  id: number;
  itemId: number;
  quantity: number;
  accepted: number;
  rejected: number;
};

export type StoredShipmentTracking = {
  company: string | null;
  trackingNumber: string | null;
  trackingUrl: string | null;
  arrivesAt: string | null;
};
