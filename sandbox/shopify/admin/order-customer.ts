import type { Desk } from "../desk.ts";
import type { StoredCustomer } from "../store/customer-records.ts";
import {
  addCustomer,
  customerOf,
  editCustomer,
  knownCustomer,
} from "../store/customers.ts";
import { findCustomer } from "./customers.ts";
import { notSimulated, type UserError, userError } from "./errors.ts";
import type { OrderInput } from "./order-input.ts";

type Who = Pick<OrderInput, "customer" | "customerId" | "email" | "phone">;

/** An order names its customer by id only where he exists. The wording is assumed. */
export function customerErrors(
  desk: Desk,
  { customer, customerId }: Who,
): UserError[] {
  const named: [string[], string | null | undefined][] = [
    [["customerId"], customerId],
    [["customer", "toAssociate", "id"], customer?.toAssociate?.id],
    [["customer", "toUpsert", "id"], customer?.toUpsert?.id],
  ];
  return named
    .filter(([, id]) => id && !findCustomer(desk, id))
    .map(([field]) =>
      userError(["order", ...field], "Customer does not exist", "INVALID"),
    );
}

/**
 * The customer of an order as orderCreate is told: named, written down or brought up to date, or found by the order's own
 * mail address. source: Admin schema 2026-10 (OrderCreateCustomerInput); recorded answers of orderCreate.
 */
export function customerOfInput(
  desk: Desk,
  { customer, customerId, email, phone }: Who,
): StoredCustomer | null {
  if (customerId) return findCustomer(desk, customerId) ?? null;
  if (customer?.toAssociate) {
    const { id, email: mail } = customer.toAssociate;
    return (
      findCustomer(desk, id) ??
      knownCustomer(desk, { email: mail ?? null }) ??
      null
    );
  }
  if (!customer?.toUpsert)
    return customerOf(desk, { email: email ?? null, phone: phone ?? null });
  const { id, addresses, multipassIdentifier, ...given } = customer.toUpsert;
  if (addresses?.length || multipassIdentifier)
    throw notSimulated("addresses and multipass of an order's customer");
  const edit = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value != null),
  );
  const known = findCustomer(desk, id) ?? knownCustomer(desk, edit);
  if (!known) return addCustomer(desk, edit);
  editCustomer(desk, known, edit);
  return known;
}
