import type { Destination } from "#core/domain/facts.ts";
import { type Region, regionOf } from "#core/domain/promise/region.ts";
import type { RecipientWire } from "../wire/orders.ts";

/**
 * Where a parcel goes, or null while any part that a label needs is masked or missing. TikTok Shop masks with `*`,
 * depending on the order's state and on who ships; half an address is no address.
 *
 * Source: TikTok Shop Partner Center, page "Get Order Detail", field `recipient_address`.
 */
export function toDestination(
  address: RecipientWire | null | undefined,
  email: string | null,
): Destination | null {
  if (!address) return null;
  const destination = {
    name:
      address.name ??
      ([address.first_name, address.last_name].filter(Boolean).join(" ") ||
        null),
    phone: address.phone_number,
    email,
    countryCode: address.region_code,
    region: districtOf(address, /state|province/i, "L1"),
    city: districtOf(address, /city|town/i, "L3") ?? address.post_town,
    district: districtOf(address, /county|district/i, "L2"),
    addressLine1: address.address_line1 ?? address.address_detail,
    addressLine2: address.address_line2,
    postalCode: address.postal_code,
  };
  if (Object.values(destination).some((part) => part?.includes("*")))
    return null;
  const { name, countryCode, city, addressLine1 } = destination;
  if (!name || !countryCode || !city || !addressLine1) return null;
  return {
    ...destination,
    name,
    countryCode,
    city,
    addressLine1,
    region: destination.region ?? "",
    postalCode: destination.postalCode ?? "",
  };
}

/** Where a parcel goes, roughly: what is masked is left out, and the state is told even of what TikTok Shop ships itself. */
export function toRegion(
  address:
    | Pick<RecipientWire, "region_code" | "postal_code" | "district_info">
    | null
    | undefined,
): Region | null {
  if (!address) return null;
  const open = (text: string | null) => (text?.includes("*") ? null : text);
  return regionOf({
    countryCode: open(address.region_code),
    state: open(districtOf(address, /state|province/i, "L1")),
    postalCode: open(address.postal_code),
  });
}

/** Level names are meant for people and differ by market, so the level's number is the fallback. */
function districtOf(
  { district_info }: Pick<RecipientWire, "district_info">,
  name: RegExp,
  level: string,
): string | null {
  const row =
    district_info.find((row) => name.test(row.address_level_name ?? "")) ??
    district_info.find((row) => row.address_level?.toUpperCase() === level);
  return row?.address_name ?? null;
}
