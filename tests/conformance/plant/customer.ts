import { gid } from "#sandbox/shopify/gid.ts";
import { addCustomer } from "#sandbox/shopify/store/customers.ts";
import type { Stage } from "../stage.ts";

/** Somebody with the recorded name and address. */
export function plantCustomer(
  { replay, facts, words }: Stage,
  id: string,
): void {
  const { email, displayName } = facts.get(id) ?? {};
  const [firstName, ...lastName] =
    typeof displayName === "string" && displayName !== email
      ? displayName.split(" ")
      : [];
  const customer = addCustomer(replay.desk, {
    email: typeof email === "string" ? email : null,
    firstName: firstName ?? null,
    lastName: lastName.join(" ") || null,
  });
  words.learn(id, gid("Customer", customer.id));
}
