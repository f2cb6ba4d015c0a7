import { gid, idOf } from "../gid.ts";
import type { Store, StoredLevel } from "../state.ts";
import { levelAt, locationById } from "./lookups.ts";

/**
 * The number in a level's id belongs to the location and is the same for every item there; only the query string tells
 * levels apart. source: recorded answers of inventoryActivate and inventoryDeactivate for several items.
 */
export function levelGid(store: Store, level: StoredLevel): string {
  const number = locationById(store, level.locationId)?.levelNumber ?? 0;
  return `${gid("InventoryLevel", number)}?inventory_item_id=${level.itemId}`;
}

export function levelByGid(store: Store, id: string): StoredLevel | undefined {
  const number = idOf(id, "InventoryLevel");
  const item = Number(/[?&]inventory_item_id=(\d+)/.exec(id)?.[1]);
  const location = store.locations.first("levelNumber", number);
  return location && levelAt(store, item, location.id);
}

/** The service's id carries a query string, except in `deletedId`. source: recorded answers of fulfillmentServiceCreate. */
export function serviceGid(id: number): string {
  return `${gid("FulfillmentService", id)}?id=true`;
}
