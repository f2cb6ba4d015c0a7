import type { Desk } from "../desk.ts";
import { idOf } from "../gid.ts";
import type { StoredLocation } from "../state.ts";
import { stockedAt } from "../store/location-life.ts";
import { locationById } from "../store/lookups.ts";
import { type UserError, userError } from "./errors.ts";

/** Ships orders of the online store. */
export function fulfillsOnline({ fulfillsOnlineOrders }: StoredLocation) {
  return fulfillsOnlineOrders ?? true;
}

/** A place of the merchant's own; those of fulfillment services cannot be found by these deeds. */
export function findOwn(desk: Desk, id: string): StoredLocation | undefined {
  const found = locationById(desk.store, idOf(id, "Location"));
  return found?.serviceId === null ? found : undefined;
}

/** No other active place of the merchant ships orders of the online store. */
export function isOnlyOnline({ store }: Desk, location: StoredLocation) {
  return (
    fulfillsOnline(location) &&
    !store.locations
      .all()
      .some(
        (other) =>
          other !== location &&
          other.serviceId === null &&
          other.isActive &&
          fulfillsOnline(other),
      )
  );
}

export function hasPendingOrders({ store }: Desk, location: StoredLocation) {
  return store.fulfillmentOrders.has("waitingAt", location.id);
}

/** Another active place of this name. */
export function isTaken(
  { store }: Desk,
  name: string,
  self?: StoredLocation,
): boolean {
  return store.locations
    .all()
    .some((other) => other !== self && other.isActive && other.name === name);
}

/** The shop's first place has the address of the shop itself and stays. */
export function isPermanent({ store }: Desk, location: StoredLocation) {
  return location.serviceId !== null || location.id === store.defaultLocationId;
}

const onLocation = (message: string, code: string) =>
  userError(["locationId"], message, code);

export const unknownLocation = onLocation(
  "Location not found.",
  "LOCATION_NOT_FOUND",
);

/** source: recorded answers of locationActivate. */
export function activateRefusal(
  desk: Desk,
  location: StoredLocation | undefined,
): UserError | undefined {
  if (!location) return unknownLocation;
  return !location.isActive && isTaken(desk, location.name, location)
    ? onLocation(
        "This location currently cannot be activated because there exists an active location with the same name.",
        "HAS_NON_UNIQUE_NAME",
      )
    : undefined;
}

/**
 * source: recorded answers of locationDeactivate. Assumed: the words about a service's place as destination, pending
 * orders and what is still on its way here.
 */
export function deactivateRefusal(
  desk: Desk,
  location: StoredLocation | undefined,
  destinationId: string | null | undefined,
): UserError | undefined {
  if (!location) return unknownLocation;
  if (isPermanent(desk, location))
    return onLocation(
      "Location could not be deactivated because it either has a fulfillment service or is the only location with a shipping address.",
      "PERMANENTLY_BLOCKED_FROM_DEACTIVATION_ERROR",
    );
  if (destinationId) {
    const refusal = destinationRefusal(desk, location, destinationId);
    if (refusal) return refusal;
  }
  const stocked = stockedAt(desk, location.id);
  if (stocked.length > 0 && !destinationId)
    return onLocation(
      "Location could not be deactivated without specifying where to relocate inventory stocked at the location.",
      "HAS_ACTIVE_INVENTORY_ERROR",
    );
  if (hasPendingOrders(desk, location))
    return onLocation(
      "Location could not be deactivated because it has pending orders.",
      "HAS_FULFILLMENT_ORDERS_ERROR",
    );
  if (stocked.some(({ quantities }) => quantities.incoming > 0))
    return onLocation(
      "Location could not be deactivated because it has incoming inventory.",
      "HAS_INCOMING_MOVEMENTS_ERROR",
    );
  return location.isActive && isOnlyOnline(desk, location)
    ? onLocation(
        "At least one location must fulfill online orders.",
        "CANNOT_DISABLE_ONLINE_ORDER_FULFILLMENT",
      )
    : undefined;
}

function destinationRefusal(
  { store }: Desk,
  location: StoredLocation,
  destinationId: string,
): UserError | undefined {
  const refuse = (why: string, code: string) =>
    userError(
      ["destinationLocationId"],
      `Location could not be deactivated because the destination location ${why}.`,
      code,
    );
  const destination = locationById(store, idOf(destinationId, "Location"));
  if (destination === location)
    return refuse(
      "cannot be set to the location to be deactivated",
      "DESTINATION_LOCATION_IS_THE_SAME_LOCATION",
    );
  if (!destination?.isActive)
    return refuse(
      "could be not found or is inactive",
      "DESTINATION_LOCATION_NOT_FOUND_OR_INACTIVE",
    );
  return destination.serviceId === null
    ? undefined
    : refuse(
        "is not managed by Shopify",
        "DESTINATION_LOCATION_NOT_SHOPIFY_MANAGED",
      );
}

/** Everything that keeps a place from being deleted. source: recorded answers of locationDelete. */
export function deleteRefusals(
  desk: Desk,
  location: StoredLocation | undefined,
): UserError[] {
  if (!location) return [unknownLocation];
  const refusals: [boolean, string, string][] = [
    [location.isActive, "it is active", "LOCATION_IS_ACTIVE"],
    [
      stockedAt(desk, location.id).length > 0,
      "it has inventory",
      "LOCATION_HAS_INVENTORY",
    ],
    [
      hasPendingOrders(desk, location),
      "it has pending orders",
      "LOCATION_HAS_PENDING_ORDERS",
    ],
  ];
  return refusals
    .filter(([holds]) => holds)
    .map(([, why, code]) =>
      onLocation(`The location cannot be deleted while ${why}.`, code),
    );
}
