import type { Desk } from "../desk.ts";
import { gid } from "../gid.ts";
import type { StoredCustomer } from "../store/customer-records.ts";
import { customerPayload } from "./customer-payload.ts";
import { postWebhook } from "./post-webhook.ts";

export function postCustomer(
  desk: Desk,
  customer: StoredCustomer,
  topic: "create" | "update",
): void {
  postWebhook(desk, `customers/${topic}`, () =>
    customerPayload(desk.store, customer),
  );
}

/** source: shopify.dev, webhook topic CUSTOMERS_DELETE: hardly more than the id is left. */
export function postCustomerDeleted(
  desk: Desk,
  { id, phone }: StoredCustomer,
): void {
  postWebhook(desk, "customers/delete", () => ({
    id,
    admin_graphql_api_id: gid("Customer", id),
    phone,
    addresses: [],
    tax_exemptions: [],
  }));
}
