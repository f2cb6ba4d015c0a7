import type { Destination } from "#core/domain/facts.ts";
import type { WireDestination } from "../wire/destination.ts";
import type { WireMailingAddress } from "../wire/mailing-address.ts";

/** Null where nothing can be delivered to it, as with a redacted address. */
export function toDestination(wire: WireDestination): Destination | null {
  if (!wire.countryCode || !wire.address1) return null;
  const name = [wire.firstName, wire.lastName].filter(Boolean).join(" ");
  return {
    name: name || wire.company || "",
    phone: wire.phone || null,
    email: wire.email || null,
    countryCode: wire.countryCode,
    region: wire.province ?? "",
    city: wire.city ?? "",
    district: null,
    addressLine1: wire.address1,
    addressLine2: wire.address2 || null,
    postalCode: wire.zip ?? "",
  };
}

/** Where an order goes by its own address; null where nothing can be delivered to it. */
export const toOrderDestination = (
  { countryCodeV2, ...address }: WireMailingAddress,
  email: string | null,
): Destination | null =>
  toDestination({ ...address, countryCode: countryCodeV2, email });
