import { type Desk, nextId, now } from "../desk.ts";
import type { Store, StoredService } from "../state.ts";
import { postLocation } from "../webhooks/location-letters.ts";
import { closeEmpty } from "./cancel-order.ts";
import { replaceAtOwnLocation } from "./fulfillment-requests.ts";
import { locationById, ownLocation } from "./lookups.ts";
import { moveStock, openLevel } from "./stock.ts";

/**
 * Handle from a name: accents dropped, lower case, other signs become one hyphen, underscores stay.
 * source: recorded answers of fulfillmentServiceCreate.
 */
export function serviceHandle(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, "-")
    .replace(/^-+|-+$/g, "");
}

/** Registers a service together with its location, which inherits the shop's address. */
export function openService(
  desk: Desk,
  service: Omit<StoredService, "id" | "handle" | "locationId">,
): StoredService {
  const { store } = desk;
  const id = nextId(desk);
  const location = {
    id: nextId(desk),
    name: service.name,
    address: { ...ownLocation(store).address },
    serviceId: id,
    levelNumber: nextId(desk),
    isActive: true,
    createdAt: now(desk),
    updatedAt: now(desk),
  };
  store.locations.add(location);
  postLocation(desk, location, "create");
  const stored = {
    ...service,
    id,
    handle: serviceHandle(service.name),
    locationId: location.id,
  };
  store.services.add(stored);
  return stored;
}

/** Removes a service. Open work returns to the merchant; its stock moves to `destinationId`, or goes with the location. */
export function closeService(
  desk: Desk,
  service: StoredService,
  destinationId: number | null,
): void {
  const { store } = desk;
  for (const part of store.fulfillmentOrders.by(
    "waitingAt",
    service.locationId,
  )) {
    replaceAtOwnLocation(desk, part);
    closeEmpty(desk, part);
  }
  if (destinationId !== null) moveAllStock(desk, service, destinationId);
  for (const level of store.levels.by("location", service.locationId))
    store.levels.remove(level);
  store.services.remove(service);
  const location = locationById(store, service.locationId);
  if (!location) return;
  store.locations.remove(location);
  postLocation(desk, location, "delete");
}

/** The location stays as one of the merchant's own, with its stock. */
export function keepServiceLocation(desk: Desk, service: StoredService): void {
  const { store } = desk;
  store.services.remove(service);
  const location = locationById(store, service.locationId);
  if (!location) return;
  location.serviceId = null;
  store.locations.refile(location);
  postLocation(desk, location, "update");
}

function moveAllStock(desk: Desk, service: StoredService, to: number): void {
  for (const level of desk.store.levels.by("location", service.locationId)) {
    const { available } = level.quantities;
    const there = openLevel(desk, level.itemId, to);
    if (available !== 0) moveStock(desk, there, { available });
  }
}

export function holdsStock(store: Store, service: StoredService): boolean {
  return store.levels
    .by("location", service.locationId)
    .some((level) => level.quantities.available !== 0);
}
