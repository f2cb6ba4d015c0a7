import type { StoredShipTo } from "./order-records.ts";

/** Somebody who bought, or whom the merchant or an app wrote down. */
export type StoredCustomer = {
  id: number;
  firstName: string | null;
  lastName: string | null;
  /** As it was typed; no two customers have the same, whatever the case of its letters. */
  email: string | null;
  phone: string | null;
  note: string | null;
  tags: string[];
  locale: string;
  taxExempt: boolean;
  addresses: StoredShipTo[];
  createdAt: string;
  updatedAt: string;
};
