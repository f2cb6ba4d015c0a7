import type { Desk } from "../desk.ts";
import { gid, idOf } from "../gid.ts";
import { amount } from "../money.ts";
import type { StoredCustomer } from "../store/customer-records.ts";
import { displayName } from "../store/customers.ts";
import { orderMoney } from "../store/order-money.ts";
import { mailingAddressView } from "./addresses.ts";
import {
  type ConnectionArgs,
  connection,
  countOf,
  type Listing,
} from "./connection.ts";
import type { View, Visit } from "./view.ts";

export function customerView(desk: Desk, customer: StoredCustomer): View {
  const { store } = desk;
  const ordersOf = () => store.orders.by("customer", customer.id);
  const [first] = customer.addresses;
  return {
    __typename: "Customer",
    id: gid("Customer", customer.id),
    legacyResourceId: String(customer.id),
    firstName: customer.firstName,
    lastName: customer.lastName,
    displayName: displayName(customer),
    email: customer.email,
    phone: customer.phone,
    defaultEmailAddress: customer.email && {
      emailAddress: customer.email,
      marketingState: "NOT_SUBSCRIBED",
      validFormat: true,
    },
    defaultPhoneNumber: customer.phone && {
      phoneNumber: customer.phone,
      marketingState: "NOT_SUBSCRIBED",
    },
    note: customer.note,
    tags: customer.tags,
    locale: customer.locale,
    state: "DISABLED",
    taxExempt: customer.taxExempt,
    verifiedEmail: customer.email !== null,
    validEmailAddress: customer.email !== null,
    createdAt: customer.createdAt,
    updatedAt: customer.updatedAt,
    canDelete: () => !store.orders.has("customer", customer.id),
    numberOfOrders: () => String(store.orders.count("customer", customer.id)),
    amountSpent: () => ({
      amount: amount(
        ordersOf()
          .filter(({ cancelledAt }) => cancelledAt === null)
          .reduce((sum, order) => sum + orderMoney(store, order).total, 0),
      ),
      currencyCode: store.currency,
    }),
    lastOrder: (_: unknown, { views }: Visit) => {
      const last = ordersOf().at(-1);
      return last ? views.order(desk, last) : null;
    },
    orders: (args: ConnectionArgs, { views }: Visit) =>
      connection(ordersOf(), args, views.orders(desk)),
    defaultAddress: () => first && mailingAddressView(first),
    addresses: ({ first: size }: { first?: number | null }) =>
      customer.addresses.slice(0, size ?? undefined).map(mailingAddressView),
    addressesV2: (args: ConnectionArgs) =>
      connection(customer.addresses, args, {
        id: ({ id }) => id,
        view: mailingAddressView,
      }),
  };
}

const one = (customer: StoredCustomer | undefined) =>
  customer ? [customer] : [];

const listing = (desk: Desk): Listing<StoredCustomer> => ({
  id: ({ id }) => id,
  view: (customer) => customerView(desk, customer),
  sort: {
    CREATED_AT: ({ createdAt }) => createdAt,
    UPDATED_AT: ({ updatedAt }) => updatedAt,
    NAME: (customer) => displayName(customer),
    RELEVANCE: ({ id }) => id,
  },
  ranks: { UPDATED_AT: "updatedAt" },
  ways: {
    id: (value) => one(desk.store.customers.get(Number(value))),
    email: (value) => desk.store.customers.by("email", value),
    phone: (value) => desk.store.customers.by("phone", value),
  },
  since: {
    updated_at: (time) => desk.store.customers.rankedFrom("updatedAt", time),
  },
  terms: {
    id: ({ id }) => [String(id)],
    email: ({ email }) => [email],
    phone: ({ phone }) => [phone],
    first_name: ({ firstName }) => [firstName],
    last_name: ({ lastName }) => [lastName],
    tag: ({ tags }) => tags,
    state: () => ["DISABLED"],
    created_at: ({ createdAt }) => [createdAt],
    customer_date: ({ createdAt }) => [createdAt],
    updated_at: ({ updatedAt }) => [updatedAt],
  },
  text: (customer) =>
    `${displayName(customer)} ${customer.email ?? ""} ${customer.phone ?? ""}`,
});

export function findCustomer(
  { store }: Pick<Desk, "store">,
  id: string | null | undefined,
): StoredCustomer | undefined {
  return store.customers.get(idOf(id, "Customer"));
}

type Identifier = {
  id?: string | null;
  emailAddress?: string | null;
  phoneNumber?: string | null;
};

export const customerRoots: View = {
  customer: ({ id }: { id: string }, { desk }: Visit) => {
    const found = findCustomer(desk, id);
    return found ? customerView(desk, found) : null;
  },

  customers: (args: ConnectionArgs, { desk }: Visit) =>
    connection(desk.store.customers, args, listing(desk)),

  customersCount: (
    args: ConnectionArgs & { limit?: number | null },
    { desk }: Visit,
  ) => countOf(desk.store.customers, args, listing(desk)),

  customerByIdentifier: (
    { identifier }: { identifier: Identifier },
    { desk }: Visit,
  ) => {
    const { id, emailAddress, phoneNumber } = identifier;
    const found =
      findCustomer(desk, id) ??
      desk.store.customers.first("email", emailAddress?.toLowerCase()) ??
      desk.store.customers.first("phone", phoneNumber);
    return found ? customerView(desk, found) : null;
  },
};
