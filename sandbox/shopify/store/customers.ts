import { type Desk, nextId, now } from "../desk.ts";
import {
  postCustomer,
  postCustomerDeleted,
} from "../webhooks/customer-letters.ts";
import type { StoredCustomer } from "./customer-records.ts";
import type { StoredShipTo } from "./order-records.ts";

export type CustomerEdit = Partial<
  Omit<StoredCustomer, "id" | "createdAt" | "updatedAt">
>;

export function addCustomer(desk: Desk, given: CustomerEdit): StoredCustomer {
  const customer = desk.store.customers.add({
    firstName: null,
    lastName: null,
    email: null,
    phone: null,
    note: null,
    tags: [],
    locale: "en",
    taxExempt: false,
    addresses: [],
    ...given,
    id: nextId(desk),
    createdAt: now(desk),
    updatedAt: now(desk),
  });
  postCustomer(desk, customer, "create");
  return customer;
}

export function editCustomer(
  desk: Desk,
  customer: StoredCustomer,
  edit: CustomerEdit,
): void {
  Object.assign(customer, edit, { updatedAt: now(desk) });
  desk.store.customers.refile(customer);
  postCustomer(desk, customer, "update");
}

export function removeCustomer(desk: Desk, customer: StoredCustomer): void {
  desk.store.customers.remove(customer);
  postCustomerDeleted(desk, customer);
}

/** Who this is: the customer with that mail address, else with that phone number. */
export function knownCustomer(
  { store }: Pick<Desk, "store">,
  { email, phone }: Pick<CustomerEdit, "email" | "phone">,
): StoredCustomer | undefined {
  return (
    store.customers.first("email", email?.toLowerCase()) ??
    store.customers.first("phone", phone)
  );
}

/**
 * The customer of an order that somebody placed: known, or written down now. An order without mail address and phone number
 * has none. source: recorded answers of orderCreate (Order.customer).
 */
export function customerOf(
  desk: Desk,
  who: Pick<CustomerEdit, "email" | "phone" | "firstName" | "lastName"> & {
    address?: StoredShipTo | null;
  },
): StoredCustomer | null {
  const { address, ...named } = who;
  if (!named.email && !named.phone) return null;
  return (
    knownCustomer(desk, named) ??
    addCustomer(desk, { ...named, addresses: address ? [address] : [] })
  );
}

/** What stands on the customer's page: his name, else how he is reached. source: recorded answers of Customer.displayName. */
export function displayName(customer: StoredCustomer): string {
  const { firstName, lastName, email, phone } = customer;
  return (
    [firstName, lastName].filter(Boolean).join(" ") || (email ?? phone ?? "")
  );
}
