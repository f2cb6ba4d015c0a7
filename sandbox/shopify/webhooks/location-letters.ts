import type { Desk } from "../desk.ts";
import { gid } from "../gid.ts";
import type { StoredLocation } from "../state.ts";
import { countryName } from "../store/countries.ts";
import { postWebhook } from "./post-webhook.ts";
import { restTime } from "./rest-time.ts";

export type LocationTopic =
  | "create"
  | "update"
  | "activate"
  | "deactivate"
  | "delete";

/** source: shopify.dev, webhook topics LOCATIONS_*: of a deleted one nothing but the id is left. */
export function postLocation(
  desk: Desk,
  location: StoredLocation,
  topic: LocationTopic,
): void {
  postWebhook(desk, `locations/${topic}`, () =>
    topic === "delete" ? { id: location.id } : payload(location),
  );
}

function payload(location: StoredLocation) {
  const { address } = location;
  return {
    id: location.id,
    name: location.name,
    address1: address.address1,
    address2: address.address2 ?? null,
    city: address.city,
    zip: address.zip,
    province: address.provinceCode,
    country: address.countryCode,
    phone: address.phone ?? null,
    created_at: restTime(location.createdAt),
    updated_at: restTime(location.updatedAt),
    country_code: address.countryCode,
    country_name: countryName(address.countryCode),
    province_code: address.provinceCode,
    legacy: location.serviceId !== null,
    active: location.isActive,
    admin_graphql_api_id: gid("Location", location.id),
  };
}
