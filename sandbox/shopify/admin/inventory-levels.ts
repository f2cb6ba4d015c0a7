import type { Desk } from "../desk.ts";
import { gid } from "../gid.ts";
import type { QuantityName, StoredLevel } from "../state.ts";
import { locationById, variantOfItem } from "../store/lookups.ts";
import { levelByGid, levelGid } from "../store/shown-ids.ts";
import { onHand } from "../store/stock.ts";
import type { Listing } from "./connection.ts";
import { badRequest } from "./errors.ts";
import type { View, Visit } from "./view.ts";

export function levelView(desk: Desk, level: StoredLevel): View {
  return {
    __typename: "InventoryLevel",
    id: levelGid(desk.store, level),
    isActive: level.isActive,
    canDeactivate: level.quantities.committed === 0,
    deactivationAlert: null,
    createdAt: level.createdAt,
    updatedAt: level.updatedAt,
    item: (_: unknown, visit: Visit) => itemOf(visit, level.itemId),
    location: (_: unknown, visit: Visit) => locationOf(visit, level.locationId),
    quantities: ({ names }: { names: string[] }) =>
      names.map((name) => quantityView(level, name)),
  };
}

export function itemOf({ desk, views }: Visit, itemId: number): View | null {
  const variant = variantOfItem(desk.store, itemId);
  return variant ? views.item(desk, variant) : null;
}

export function locationOf(
  { desk, views }: Visit,
  locationId: number,
): View | null {
  const location = locationById(desk.store, locationId);
  return location ? views.location(desk, location) : null;
}

function quantityView(level: StoredLevel, name: string): View {
  const total = name === "on_hand";
  if (!total && !(name in level.quantities))
    throw badRequest(`Invalid quantity name: ${name}`);
  return {
    id: `${gid("InventoryQuantity", level.id)}?inventory_item_id=${level.itemId}&name=${name}`,
    name,
    quantity: total ? onHand(level) : level.quantities[name as QuantityName],
    // A sum has no time of its own. source: recorded answers of inventoryActivate.
    updatedAt: total ? null : (level.changedAt[name as QuantityName] ?? null),
  };
}

export const levelListing = (desk: Desk): Listing<StoredLevel> => ({
  id: (level) => level.id,
  view: (level) => levelView(desk, level),
  terms: {
    id: (level) => [String(level.id)],
    updated_at: (level) => [level.updatedAt],
    inventory_item_id: (level) => [String(level.itemId)],
  },
});

export const inventoryLevelRoots: View = {
  inventoryLevel: ({ id }: { id: string }, { desk }: Visit) => {
    const found = levelByGid(desk.store, id);
    return found ? levelView(desk, found) : null;
  },
};
