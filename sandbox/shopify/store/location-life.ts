import { type Desk, nextId, now } from "../desk.ts";
import type { StoredAddress, StoredLevel, StoredLocation } from "../state.ts";
import { postLocation } from "../webhooks/location-letters.ts";
import { closeLevel, moveStock, openLevel } from "./stock.ts";

/** One more place of the merchant's own. */
export function addLocation(
  desk: Desk,
  terms: {
    name: string;
    address: StoredAddress;
    fulfillsOnlineOrders: boolean;
  },
): StoredLocation {
  const location: StoredLocation = {
    ...terms,
    id: nextId(desk),
    serviceId: null,
    levelNumber: nextId(desk),
    isActive: true,
    deactivatedAt: null,
    createdAt: now(desk),
    updatedAt: now(desk),
  };
  desk.store.locations.add(location);
  postLocation(desk, location, "create");
  return location;
}

export function editLocation(
  desk: Desk,
  location: StoredLocation,
  terms: Partial<
    Pick<StoredLocation, "name" | "address" | "fulfillsOnlineOrders">
  >,
): void {
  Object.assign(location, terms, { updatedAt: now(desk) });
  postLocation(desk, location, "update");
}

/** Closes a place; what is stocked there goes to `destinationId`, all of it and as what it was. */
export function deactivateLocation(
  desk: Desk,
  location: StoredLocation,
  destinationId: number | null,
): void {
  for (const level of stockedAt(desk, location.id)) {
    if (destinationId !== null) relocate(desk, level, destinationId);
    closeLevel(desk, level);
  }
  location.isActive = false;
  location.deactivatedAt = now(desk);
  location.updatedAt = now(desk);
  postLocation(desk, location, "deactivate");
}

export function activateLocation(desk: Desk, location: StoredLocation): void {
  location.isActive = true;
  location.deactivatedAt = null;
  location.updatedAt = now(desk);
  postLocation(desk, location, "activate");
}

export function deleteLocation(desk: Desk, location: StoredLocation): void {
  const { store } = desk;
  for (const level of store.levels.by("location", location.id))
    store.levels.remove(level);
  store.locations.remove(location);
  postLocation(desk, location, "delete");
}

/** The items that a place stocks. */
export function stockedAt({ store }: Desk, locationId: number): StoredLevel[] {
  return store.levels.by("location", locationId).filter((one) => one.isActive);
}

function relocate(desk: Desk, level: StoredLevel, to: number): void {
  const quantities = { ...level.quantities };
  const gone = Object.fromEntries(
    Object.entries(quantities).map(([name, units]) => [name, -units]),
  );
  moveStock(desk, openLevel(desk, level.itemId, to), quantities);
  moveStock(desk, level, gone);
}
