import type {
  StoredAllocation,
  StoredDiscount,
  StoredShippingLine,
  StoredTax,
} from "./money-records.ts";

/** What the store remembers of an order. Money is a decimal string in the shop's currency. */
export type StoredOrder = {
  id: number;
  number: number;
  name: string;
  createdAt: string;
  updatedAt: string;
  processedAt: string;
  cancelledAt: string | null;
  cancelReason: string | null;
  /** What the staff wrote down when they cancelled it; absent on older orders. */
  cancelNote?: string | null;
  closedAt: string | null;
  /** As the order shows it; null where nothing was paid and nobody has said anything. */
  financialStatus: string | null;
  sourceName: string | null;
  sourceIdentifier: string | null;
  tags: string[];
  test: boolean;
  note: string | null;
  email: string | null;
  phone: string | null;
  /** Who bought it; orders saved before there were customers name nobody. */
  customerId?: number | null;
  customAttributes: { key: string; value: string | null }[];
  shippingAddress: StoredShipTo | null;
  /** Left out where the order was placed without one. */
  billingAddress?: StoredShipTo;
  poNumber: string | null;
  /** What the customer owed when the order was placed, before any edit. */
  originalTotal: string;
  /** Prices contain the taxes. */
  taxesIncluded: boolean;
  /** Taxes that were given for the order as a whole; each line carries its share. */
  taxLines: StoredTax[];
  discounts: StoredDiscount[];
  shippingLines: StoredShippingLine[];
  edited: boolean;
  lines: StoredLine[];
};

export type StoredLine = {
  id: number;
  variantId: number | null;
  productId: number | null;
  title: string;
  variantTitle: string | null;
  sku: string | null;
  vendor: string | null;
  /** Units that were ever bought; those taken off again are counted in `removed`. */
  quantity: number;
  /** Units taken off the order by an edit, a refund or its cancellation. */
  removed: number;
  price: string;
  taxLines: StoredTax[];
  /** All tax on all units, with this line's share of the order's own tax lines. */
  tax: string;
  /** What discounts take off all units. */
  discounts: StoredAllocation[];
  requiresShipping: boolean;
  taxable: boolean;
  customAttributes: { key: string; value: string | null }[];
  /** The bundle that it was bought in. */
  group?: StoredLineGroup;
  /** Stock was taken for this line; false after an order that bypassed inventory. */
  claimed: boolean;
};

/** A bundle that was bought; its lines are its components. */
export type StoredLineGroup = {
  id: number;
  variantId: number;
  productId: number;
  title: string;
  variantSku: string | null;
  quantity: number;
};

export type StoredShipTo = {
  id: number;
  firstName: string | null;
  lastName: string | null;
  company: string | null;
  address1: string | null;
  address2: string | null;
  city: string | null;
  provinceCode: string | null;
  zip: string | null;
  countryCode: string | null;
  phone: string | null;
};
