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
  closedAt: string | null;
  financialStatus: string;
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
  shippingPrice: string;
  taxPrice: string;
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
  quantity: number;
  price: string;
  requiresShipping: boolean;
  taxable: boolean;
  customAttributes: { key: string; value: string | null }[];
  /** Stock was taken for this line; false after an order that bypassed inventory. */
  claimed: boolean;
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
