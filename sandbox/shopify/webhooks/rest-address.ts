import type { StoredShipTo } from "../store/order-records.ts";

/** An address as REST-style letters carry it. */
export function restAddress(address: StoredShipTo | null) {
  if (!address) return null;
  return {
    first_name: address.firstName,
    last_name: address.lastName,
    company: address.company,
    address1: address.address1,
    address2: address.address2,
    city: address.city,
    province_code: address.provinceCode,
    zip: address.zip,
    country_code: address.countryCode,
    phone: address.phone,
  };
}
