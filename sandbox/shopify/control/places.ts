import {
  activateRefusal,
  deactivateRefusal,
  findOwn,
} from "../admin/location-refusals.ts";
import type { Desk } from "../desk.ts";
import { gid, idFromPath } from "../gid.ts";
import {
  activateLocation,
  addLocation,
  deactivateLocation,
} from "../store/location-life.ts";
import { locationById } from "../store/lookups.ts";
import { Refused } from "./refused.ts";

/** The merchant opens a location of his own in the US. */
export function openPlace(desk: Desk, name: string): { id: string } {
  const { id } = addLocation(desk, {
    name,
    address: {
      address1: null,
      address2: null,
      city: null,
      provinceCode: null,
      zip: null,
      countryCode: "US",
      phone: null,
    },
    fulfillsOnlineOrders: true,
  });
  return { id: gid("Location", id) };
}

/** The merchant closes a location; what is stocked there goes to another, as Shopify asks of him. */
export function closePlace(desk: Desk, id: string, relocateTo: string): void {
  const location = locationById(desk.store, idFromPath(id, "Location"));
  const destination = idFromPath(relocateTo, "Location");
  const refusal = deactivateRefusal(
    desk,
    location,
    gid("Location", destination ?? 0),
  );
  if (!location || !destination || refusal)
    throw new Refused(409, refusal?.message ?? `there is no location ${id}`);
  deactivateLocation(desk, location, destination);
}

/** The merchant opens a location again that he had closed. */
export function openAgain(desk: Desk, id: string): void {
  const number = idFromPath(id, "Location");
  const location = findOwn(desk, gid("Location", number ?? 0));
  const refusal = activateRefusal(desk, location);
  if (!location || refusal)
    throw new Refused(409, refusal?.message ?? `there is no location ${id}`);
  if (!location.isActive) activateLocation(desk, location);
}
