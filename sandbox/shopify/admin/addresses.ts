import { gid } from "../gid.ts";
import { countryName } from "../store/countries.ts";
import type { StoredShipTo } from "../store/order-records.ts";
import { provinceName } from "../store/provinces.ts";
import type { View } from "./view.ts";

export function mailingAddressView(to: StoredShipTo): View {
  const name = [to.firstName, to.lastName].filter(Boolean).join(" ");
  const country = to.countryCode && countryName(to.countryCode);
  return {
    __typename: "MailingAddress",
    id: `${gid("MailingAddress", to.id)}?model_name=Address`,
    firstName: to.firstName,
    lastName: to.lastName,
    name: name || null,
    company: to.company,
    address1: to.address1,
    address2: to.address2,
    city: to.city,
    // source: recorded answer of orderUpdate.
    province: provinceName(to.countryCode, to.provinceCode),
    provinceCode: to.provinceCode,
    zip: to.zip,
    country,
    countryCode: to.countryCode,
    countryCodeV2: to.countryCode,
    phone: to.phone,
    formatted: [
      to.address1,
      to.address2,
      [to.city, to.provinceCode, to.zip].filter(Boolean).join(" "),
      country,
    ].filter(Boolean),
  };
}

/** Where a fulfillment order goes: the same address, and the customer's email beside it. */
export function destinationView(to: StoredShipTo, email: string | null): View {
  return {
    __typename: "FulfillmentOrderDestination",
    id: gid("FulfillmentOrderDestination", to.id),
    firstName: to.firstName,
    lastName: to.lastName,
    company: to.company,
    address1: to.address1,
    address2: to.address2,
    city: to.city,
    province: to.provinceCode,
    zip: to.zip,
    countryCode: to.countryCode,
    phone: to.phone,
    email,
    location: null,
  };
}
