import { type Desk, nextId, now } from "../desk.ts";
import { itemsOf, postTransfer } from "../webhooks/transfer-letters.ts";
import { locationById } from "./lookups.ts";
import { moveStock, openLevel } from "./stock.ts";
import { canShip, lineQuantities, shipmentsOf } from "./transfer-quantities.ts";
import type {
  PlaceSnapshot,
  StoredTransfer,
  StoredTransferLine,
} from "./transfer-records.ts";

export type TransferTerms = Pick<
  StoredTransfer,
  "origin" | "destination" | "referenceName" | "note" | "tags" | "createdAt"
>;

export type Units = { itemId: number; quantity: number };

/** The place as it is now, for a transfer to remember. */
export function snapshot(desk: Desk, locationId: number): PlaceSnapshot | null {
  const location = locationById(desk.store, locationId);
  return location
    ? {
        locationId,
        name: location.name,
        address: { ...location.address },
        at: now(desk),
      }
    : null;
}

export function draftTransfer(
  desk: Desk,
  terms: TransferTerms,
  items: readonly Units[],
): StoredTransfer {
  const { store } = desk;
  store.lastTransferNumber = (store.lastTransferNumber ?? 0) + 1;
  const transfer: StoredTransfer = {
    ...terms,
    id: nextId(desk),
    name: `#T${String(store.lastTransferNumber).padStart(4, "0")}`,
    status: "DRAFT",
    lines: items.map(({ itemId, quantity }) => newLine(desk, itemId, quantity)),
  };
  store.transfers.add(transfer);
  return transfer;
}

function newLine(
  desk: Desk,
  itemId: number,
  total: number,
): StoredTransferLine {
  return { id: nextId(desk), itemId, total };
}

/** What is to travel is set aside where it lies. source: recorded answers of inventoryTransferMarkAsReadyToShip. */
export function makeReady(desk: Desk, transfer: StoredTransfer): void {
  transfer.status = "READY_TO_SHIP";
  for (const { itemId, total } of transfer.lines)
    reserve(desk, transfer, itemId, total);
  postTransfer(desk, transfer, "ready_to_ship", {
    line_items: itemsOf(
      transfer.lines.map(({ itemId, total }) => ({ itemId, quantity: total })),
    ),
  });
}

/** Sets units aside at the origin, or gives them back. Goods of a supplier are in nobody's stock. */
function reserve(
  desk: Desk,
  { origin }: StoredTransfer,
  itemId: number,
  units: number,
): void {
  if (!origin || units === 0) return;
  const level = openLevel(desk, itemId, origin.locationId);
  moveStock(desk, level, { available: -units, reserved: units });
}

/** What is in no shipment yet goes back to where it lay. */
export function cancelTransfer(desk: Desk, transfer: StoredTransfer): void {
  if (canShip(transfer))
    for (const line of transfer.lines) {
      const { processable } = lineQuantities(desk.store, transfer, line);
      reserve(desk, transfer, line.itemId, -processable);
    }
  transfer.status = "CANCELED";
  postTransfer(desk, transfer, "cancel");
}

/** All has arrived: the transfer is over. */
export function completeIfAllArrived(
  desk: Desk,
  transfer: StoredTransfer,
): void {
  const isAllShipped = transfer.lines.every(
    (line) => lineQuantities(desk.store, transfer, line).shipped === line.total,
  );
  const isAllReceived = shipmentsOf(desk.store, transfer).every(
    ({ status }) => status === "RECEIVED",
  );
  if (!isAllShipped || !isAllReceived) return;
  transfer.status = "TRANSFERRED";
  postTransfer(desk, transfer, "complete");
}

export type LineChange = { itemId: number; total: number; delta: number };

/**
 * Sets how many units of each item travel; items that are not named stay as they are. What is in shipments stays in
 * them: in a transfer that is ready, the number is of what is in none. source: shopify.dev, inventoryTransferSetItems.
 */
export function setItems(
  desk: Desk,
  transfer: StoredTransfer,
  items: readonly Units[],
): LineChange[] {
  const isNew = ({ itemId }: LineChange) =>
    !transfer.lines.some((line) => line.itemId === itemId);
  const changes = items.map(({ itemId, quantity }) => {
    const line = transfer.lines.find((one) => one.itemId === itemId);
    const before = line ? lineQuantities(desk.store, transfer, line) : null;
    const allocated = before ? before.shipped + before.picked : 0;
    const total = allocated + quantity;
    return { itemId, total, delta: total - (before?.total ?? 0) };
  });
  const added = changes.filter(isNew);
  for (const { itemId, total, delta } of changes) {
    const line = transfer.lines.find((one) => one.itemId === itemId);
    if (line) line.total = total;
    else transfer.lines.push(newLine(desk, itemId, total));
    if (canShip(transfer)) reserve(desk, transfer, itemId, delta);
  }
  const units = (list: readonly LineChange[]) =>
    itemsOf(list.map(({ itemId, total }) => ({ itemId, quantity: total })));
  const updated = changes.filter(
    (change) => !added.includes(change) && change.delta !== 0,
  );
  if (added.length > 0)
    postTransfer(desk, transfer, "add_items", { items_added: units(added) });
  if (updated.length > 0)
    postTransfer(desk, transfer, "update_item_quantities", {
      items_updated: units(updated),
    });
  return changes;
}

/** Takes lines out; of one that is in shipments what they hold stays. */
export function removeLines(
  desk: Desk,
  transfer: StoredTransfer,
  lines: readonly StoredTransferLine[],
): LineChange[] {
  const changes = lines.map((line) => {
    const { processable } = lineQuantities(desk.store, transfer, line);
    line.total -= processable;
    if (canShip(transfer)) reserve(desk, transfer, line.itemId, -processable);
    return { itemId: line.itemId, total: line.total, delta: -processable };
  });
  transfer.lines = transfer.lines.filter(
    (line) => line.total > 0 || !lines.includes(line),
  );
  if (changes.length > 0)
    postTransfer(desk, transfer, "remove_items", {
      items_removed: itemsOf(
        changes.map(({ itemId, delta }) => ({ itemId, quantity: -delta })),
      ),
    });
  return changes;
}
