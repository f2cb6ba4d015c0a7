import { type Desk, nextId, now } from "../desk.ts";
import type { QuantityName, Store, StoredLevel } from "../state.ts";
import { postInventoryLevel } from "../webhooks/letters.ts";
import { levelAt } from "./lookups.ts";

const onHandParts: QuantityName[] = [
  "available",
  "committed",
  "reserved",
  "damaged",
  "safety_stock",
  "quality_control",
];

/** source: shopify.dev, "Inventory states": on hand is everything at the location except what is incoming. */
export function onHand(level: StoredLevel): number {
  return onHandParts.reduce((sum, name) => sum + level.quantities[name], 0);
}

export function activeLevel(
  store: Store,
  itemId: number,
  locationId: number,
): StoredLevel | undefined {
  const level = levelAt(store, itemId, locationId);
  return level?.isActive ? level : undefined;
}

/** Stocks an item at a location, at zero. A level that was deactivated comes back. */
export function openLevel(
  desk: Desk,
  itemId: number,
  locationId: number,
): StoredLevel {
  const old = levelAt(desk.store, itemId, locationId);
  if (old) {
    if (old.isActive) return old;
    old.isActive = true;
    old.updatedAt = now(desk);
    desk.store.levels.refile(old);
    postInventoryLevel(desk, old, "connect");
    return old;
  }
  const level: StoredLevel = {
    id: nextId(desk),
    itemId,
    locationId,
    isActive: true,
    quantities: {
      available: 0,
      committed: 0,
      incoming: 0,
      reserved: 0,
      damaged: 0,
      safety_stock: 0,
      quality_control: 0,
    },
    changedAt: { available: now(desk) },
    createdAt: now(desk),
    updatedAt: now(desk),
  };
  desk.store.levels.add(level);
  postInventoryLevel(desk, level, "connect");
  return level;
}

/** The item is no longer stocked there; what lay there stays on the books. */
export function closeLevel(desk: Desk, level: StoredLevel): void {
  level.isActive = false;
  level.updatedAt = now(desk);
  desk.store.levels.refile(level);
  postInventoryLevel(desk, level, "disconnect");
}

/** Moves quantities of one level and tells the app when what can be sold has changed. */
export function moveStock(
  desk: Desk,
  level: StoredLevel,
  change: Partial<Record<QuantityName, number>>,
): void {
  level.updatedAt = now(desk);
  for (const [name, delta] of Object.entries(change)) {
    level.quantities[name as QuantityName] += delta;
    level.changedAt[name as QuantityName] = level.updatedAt;
  }
  desk.store.levels.refile(level);
  if (change.available) postInventoryLevel(desk, level);
}

/** An order was placed: units leave what can be sold and wait for shipment; on hand stays. */
export function commit(desk: Desk, level: StoredLevel, units: number): void {
  moveStock(desk, level, { available: -units, committed: units });
}

/** Committed units become sellable again. */
export function release(desk: Desk, level: StoredLevel, units: number): void {
  moveStock(desk, level, { available: units, committed: -units });
}

/** Committed units left the building (shipped, or written off by a cancellation without restock). */
export function consume(desk: Desk, level: StoredLevel, units: number): void {
  moveStock(desk, level, { committed: -units });
}
