import type { StoredDiscount } from "./money-records.ts";
import type { PlacedLine } from "./place-order.ts";

/** An edit of an order that was begun and not committed: what the order would look like. */
export type StoredEdit = {
  id: number;
  orderId: number;
  createdAt: string;
  lines: EditedLine[];
  shippingLines: EditedShippingLine[];
};

export type EditedLine = {
  /** As the API shows it: the number of the order's own line, or a UUID for one that this edit adds. */
  key: string;
  lineId: number | null;
  /** What is sold by an added line; its quantity is kept below. */
  goods: Omit<PlacedLine, "quantity"> | null;
  before: number;
  quantity: number;
  restock: boolean;
  /** Granted by this edit. */
  discounts: EditedDiscount[];
};

export type EditedDiscount = Pick<StoredDiscount, "description" | "value"> & {
  id: string;
};

export type EditedShippingLine = {
  key: string;
  lineId: number | null;
  title: string;
  price: string;
  status: "NONE" | "ADDED" | "REMOVED";
};
