import type { Desk } from "../desk.ts";
import { gid } from "../gid.ts";
import { addCustomer, knownCustomer } from "../store/customers.ts";
import { Refused } from "./refused.ts";

/** A new customer; nobody has two accounts with one mail address. */
export function signUp(
  desk: Desk,
  who: {
    email: string;
    firstName?: string | undefined;
    lastName?: string | undefined;
  },
) {
  const { email, firstName = null, lastName = null } = who;
  if (knownCustomer(desk, { email }))
    throw new Refused(409, `${email} has an account`);
  const customer = addCustomer(desk, { email, firstName, lastName });
  return { id: gid("Customer", customer.id) };
}
