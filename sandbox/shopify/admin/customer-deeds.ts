import type { Desk } from "../desk.ts";
import type { StoredCustomer } from "../store/customer-records.ts";
import {
  addCustomer,
  type CustomerEdit,
  editCustomer,
  removeCustomer,
} from "../store/customers.ts";
import { orderByGid } from "../store/lookups.ts";
import type { StoredOrder } from "../store/order-records.ts";
import { touchOrder } from "../store/place-order.ts";
import { customerView, findCustomer } from "./customers.ts";
import { notSimulated, type UserError, userError } from "./errors.ts";
import { readAddress } from "./order-head.ts";
import type { AddressInput } from "./order-input.ts";
import { orderView } from "./orders.ts";
import { shopView } from "./shop.ts";
import type { View, Visit } from "./view.ts";

type CustomerInput = {
  id?: string | null;
  firstName?: string | null;
  lastName?: string | null;
  email?: string | null;
  phone?: string | null;
  note?: string | null;
  tags?: string[] | null;
  locale?: string | null;
  taxExempt?: boolean | null;
  addresses?: AddressInput[] | null;
};

const simulated = new Set([
  "id",
  "firstName",
  "lastName",
  "email",
  "phone",
  "note",
  "tags",
  "locale",
  "taxExempt",
  "addresses",
]);

/** What the input says; a field that is left out stays as it is. */
function readEdit(desk: Desk, input: CustomerInput): CustomerEdit {
  for (const key of Object.keys(input))
    if (!simulated.has(key)) throw notSimulated(`CustomerInput.${key}`);
  const { id: _id, tags, locale, taxExempt, addresses, ...words } = input;
  return {
    // An empty text counts as none.
    ...Object.fromEntries(
      Object.entries(words).map(([key, text]) => [key, text || null]),
    ),
    ...(tags && { tags: [...new Set(tags)].sort() }),
    ...(locale && { locale }),
    ...(typeof taxExempt === "boolean" && { taxExempt }),
    ...(addresses && {
      addresses: addresses.map((one) => readAddress(desk, one)),
    }),
  };
}

/** The wording of these refusals is assumed, as no recorded answer shows them. */
function refusals(
  { store }: Desk,
  edit: CustomerEdit,
  old?: StoredCustomer,
): UserError[] {
  const errors: UserError[] = [];
  const { email, phone, firstName, lastName } = { ...old, ...edit };
  if (!email && !phone && !firstName && !lastName)
    errors.push(
      userError(
        null,
        "Customer must have a name, phone number or email address",
      ),
    );
  if (email && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email))
    errors.push(userError(["email"], "Email is invalid"));
  if (phone && !/^\+?[\d\s().-]{5,}$/.test(phone))
    errors.push(userError(["phone"], "Phone is invalid"));
  const isTaken = (found: StoredCustomer | undefined) => found && found !== old;
  if (isTaken(store.customers.first("email", email?.toLowerCase())))
    errors.push(userError(["email"], "Email has already been taken"));
  if (isTaken(store.customers.first("phone", phone)))
    errors.push(userError(["phone"], "Phone has already been taken"));
  return errors;
}

const answering = (
  desk: Desk,
  customer: StoredCustomer | null,
  userErrors: UserError[] = [],
): View => ({
  customer: customer && customerView(desk, customer),
  userErrors,
});

/** source: recorded answers of orderCustomerSet and orderCustomerRemove. */
function onOrder(
  desk: Desk,
  orderId: string,
  act: (order: StoredOrder) => UserError | undefined,
): View {
  const order = orderByGid(desk.store, orderId);
  const error = order
    ? act(order)
    : userError(["orderId"], "Order does not exist", "NOT_FOUND");
  if (!order || error) return { order: null, userErrors: [error] };
  touchOrder(desk, order);
  return { order: orderView(desk, order), userErrors: [] };
}

export const customerDeedRoots: View = {
  customerCreate: ({ input }: { input: CustomerInput }, { desk }: Visit) => {
    const edit = readEdit(desk, input);
    const errors = refusals(desk, edit);
    return errors.length > 0
      ? answering(desk, null, errors)
      : answering(desk, addCustomer(desk, edit));
  },

  customerUpdate: ({ input }: { input: CustomerInput }, { desk }: Visit) => {
    const customer = findCustomer(desk, input.id);
    if (!customer)
      return answering(desk, null, [
        userError(["id"], "Customer does not exist"),
      ]);
    const edit = readEdit(desk, input);
    const errors = refusals(desk, edit, customer);
    if (errors.length > 0) return answering(desk, null, errors);
    editCustomer(desk, customer, edit);
    return answering(desk, customer);
  },

  customerDelete: (
    { input: { id } }: { input: { id: string } },
    { desk }: Visit,
  ) => {
    const customer = findCustomer(desk, id);
    const refused = (message: string) => ({
      deletedCustomerId: null,
      shop: () => shopView(desk),
      userErrors: [userError(["id"], message)],
    });
    if (!customer) return refused("Customer can't be found");
    if (desk.store.orders.has("customer", customer.id))
      return refused(
        "Customer can’t be deleted because they have associated orders",
      );
    removeCustomer(desk, customer);
    return {
      deletedCustomerId: id,
      shop: () => shopView(desk),
      userErrors: [],
    };
  },

  orderCustomerSet: (
    args: { orderId: string; customerId: string },
    { desk }: Visit,
  ) =>
    onOrder(desk, args.orderId, (order) => {
      const customer = findCustomer(desk, args.customerId);
      if (!customer)
        return userError(
          ["customerId"],
          "Customer does not exist",
          "NOT_FOUND",
        );
      order.customerId = customer.id;
      return undefined;
    }),

  orderCustomerRemove: ({ orderId }: { orderId: string }, { desk }: Visit) =>
    onOrder(desk, orderId, (order) => {
      order.customerId = null;
      return undefined;
    }),
};
