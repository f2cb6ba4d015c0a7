import type { Desk } from "../desk.ts";
import { gid, idOf } from "../gid.ts";
import type { StoredAddress, StoredLocation } from "../state.ts";
import { countryName } from "../store/countries.ts";
import { levelAt, locationById, serviceAt } from "../store/lookups.ts";
import {
  type ConnectionArgs,
  connection,
  countOf,
  type Listing,
} from "./connection.ts";
import { serviceView } from "./fulfillment-services.ts";
import { levelListing, levelView } from "./inventory-levels.ts";
import {
  deleteRefusals,
  fulfillsOnline,
  isPermanent,
  isTaken,
} from "./location-refusals.ts";
import { metafieldFields } from "./metafields.ts";
import type { View, Visit } from "./view.ts";

type Inactive = { includeInactive?: boolean | null };

export function locationView(desk: Desk, location: StoredLocation): View {
  const { store } = desk;
  const mine = location.serviceId !== null;
  return {
    __typename: "Location",
    id: gid("Location", location.id),
    legacyResourceId: String(location.id),
    name: location.name,
    isActive: location.isActive,
    isPrimary: location.id === store.defaultLocationId,
    isFulfillmentService: mine,
    // source: recorded answers of fulfillmentServiceCreate.
    fulfillsOnlineOrders: fulfillsOnline(location),
    // Only places in a shipping profile do; new ones are in none. source: recorded answers of locationAdd.
    shipsInventory: location.id === store.defaultLocationId,
    // source: recorded answers: a closed place is "activatable" and "deactivatable" alike.
    activatable: () => location.isActive || !isTaken(desk, location.name),
    deactivatable: !isPermanent(desk, location),
    deletable: () => deleteRefusals(desk, location).length === 0,
    addressVerified: false,
    suggestedAddresses: [],
    localPickupSettingsV2: null,
    createdAt: location.createdAt,
    updatedAt: location.updatedAt,
    deactivatedAt: location.deactivatedAt ?? null,
    ...metafieldFields(desk, "Location", location.id),
    hasActiveInventory: () =>
      store.levels.by("location", location.id).some((l) => l.isActive),
    hasUnfulfilledOrders: () =>
      store.fulfillmentOrders.has("waitingAt", location.id),
    address: () => locationAddressView(location.address),
    fulfillmentService: () => {
      const service = serviceAt(store, location.id);
      return service ? serviceView(desk, service) : null;
    },
    inventoryLevel: (args: Inactive & { inventoryItemId: string }) => {
      const item = idOf(args.inventoryItemId, "InventoryItem") ?? 0;
      const level = levelAt(store, item, location.id);
      return level && (level.isActive || args.includeInactive)
        ? levelView(desk, level)
        : null;
    },
    inventoryLevels: (args: Inactive & ConnectionArgs) =>
      connection(
        store.levels
          .by("location", location.id)
          .filter((level) => level.isActive || args.includeInactive),
        args,
        levelListing(desk),
      ),
  };
}

/** The address of a place, as it is or as it was. */
export function locationAddressView(address: StoredAddress): View {
  return {
    ...address,
    address2: address.address2 ?? null,
    phone: address.phone ?? null,
    province: address.provinceCode,
    country: countryName(address.countryCode),
    // source: recorded answers of location.
    formatted: [
      address.address1,
      address.address2,
      [address.city, address.provinceCode, address.zip]
        .filter(Boolean)
        .join(" "),
      countryName(address.countryCode),
    ].filter(Boolean),
    latitude: null,
    longitude: null,
  };
}

const listing = (desk: Desk): Listing<StoredLocation> => ({
  id: (location) => location.id,
  view: (location) => locationView(desk, location),
  sort: { NAME: (location) => location.name.toLowerCase() },
  terms: {
    id: (location) => [String(location.id)],
    name: (location) => [location.name],
    active: (location) => [String(location.isActive)],
  },
  text: (location) => location.name,
});

export const locationRoots: View = {
  location: ({ id }: { id?: string | null }, { desk }: Visit) => {
    // Without an id Shopify answers the shop's primary location.
    const found = id
      ? locationById(desk.store, idOf(id, "Location") ?? 0)
      : desk.store.locations.all()[0];
    return found ? locationView(desk, found) : null;
  },
  locationsCount: (
    args: ConnectionArgs & { limit?: number | null },
    { desk }: Visit,
  ) =>
    countOf(
      desk.store.locations.all().filter(({ isActive }) => isActive),
      args,
      listing(desk),
    ),
  locations: (
    args: ConnectionArgs & {
      includeInactive?: boolean;
      includeLegacy?: boolean;
    },
    { desk }: Visit,
  ) =>
    connection(
      // Locations of fulfillment services are the "legacy" ones, left out unless asked for.
      // source: Admin schema 2026-10, QueryRoot.locations.
      desk.store.locations
        .all()
        .filter(
          (location) =>
            (location.isActive || args.includeInactive) &&
            (location.serviceId === null || args.includeLegacy),
        ),
      args,
      listing(desk),
    ),
};
