import { gid } from "../gid.ts";
import type { Store } from "../state.ts";
import type { StoredCustomer } from "../store/customer-records.ts";
import { restAddress } from "./rest-address.ts";
import { restTime } from "./rest-time.ts";

/**
 * Since 2025-01 without tags, consents and sums of orders, which have topics of their own.
 * source: shopify.dev, webhook topics CUSTOMERS_CREATE and CUSTOMERS_UPDATE, and the changelog of 2025-01.
 */
export function customerPayload(store: Store, customer: StoredCustomer) {
  const [first] = customer.addresses;
  return {
    id: customer.id,
    admin_graphql_api_id: gid("Customer", customer.id),
    email: customer.email,
    phone: customer.phone,
    first_name: customer.firstName,
    last_name: customer.lastName,
    note: customer.note,
    state: "disabled",
    verified_email: customer.email !== null,
    tax_exempt: customer.taxExempt,
    tax_exemptions: [],
    multipass_identifier: null,
    currency: store.currency,
    created_at: restTime(customer.createdAt),
    updated_at: restTime(customer.updatedAt),
    addresses: customer.addresses.map(restAddress),
    default_address: restAddress(first ?? null),
  };
}
