import { type Desk, nextId } from "../desk.ts";
import { itemsOf, postShipment } from "../webhooks/transfer-letters.ts";
import { moveStock, openLevel } from "./stock.ts";
import { shipmentsOf, unreceived } from "./transfer-quantities.ts";
import type {
  StoredShipment,
  StoredShipmentLine,
  StoredShipmentTracking,
  StoredTransfer,
} from "./transfer-records.ts";
import { completeIfAllArrived, type Units } from "./transfers.ts";

export function draftShipment(
  desk: Desk,
  transfer: StoredTransfer,
  terms: Pick<StoredShipment, "tracking" | "barcode" | "createdAt">,
  items: readonly Units[],
): StoredShipment {
  const number = shipmentsOf(desk.store, transfer).length + 1;
  const shipment: StoredShipment = {
    ...terms,
    id: nextId(desk),
    name: `${transfer.name}-${number}`,
    transferId: transfer.id,
    status: "DRAFT",
    lines: items.map((item) => newLine(desk, item)),
    shippedAt: null,
    receivedAt: null,
  };
  desk.store.shipments.add(shipment);
  postShipment(desk, shipment, "create", {
    line_items: itemsOf(items),
    tracking: trackingPayload(shipment.tracking),
  });
  return shipment;
}

function newLine(desk: Desk, { itemId, quantity }: Units): StoredShipmentLine {
  return { id: nextId(desk), itemId, quantity, accepted: 0, rejected: 0 };
}

export function addToShipment(
  desk: Desk,
  shipment: StoredShipment,
  items: readonly Units[],
): StoredShipmentLine[] {
  const lines = items.map((item) => newLine(desk, item));
  shipment.lines.push(...lines);
  postShipment(desk, shipment, "add_items", { items_added: itemsOf(items) });
  return lines;
}

export function removeFromShipment(
  desk: Desk,
  shipment: StoredShipment,
  lines: readonly StoredShipmentLine[],
): void {
  shipment.lines = shipment.lines.filter((line) => !lines.includes(line));
  postShipment(desk, shipment, "remove_items", {
    items_removed: itemsOf(lines),
  });
}

export function setShipmentQuantities(
  desk: Desk,
  shipment: StoredShipment,
  changes: readonly { line: StoredShipmentLine; quantity: number }[],
): void {
  for (const { line, quantity } of changes) line.quantity = quantity;
  postShipment(desk, shipment, "update_item_quantities", {
    items_updated: itemsOf(changes.map(({ line }) => line)),
  });
}

export function setShipmentTracking(
  desk: Desk,
  shipment: StoredShipment,
  tracking: StoredShipmentTracking,
): void {
  shipment.tracking = tracking;
  postShipment(desk, shipment, "update_tracking", {
    updated_tracking: trackingPayload(tracking),
  });
}

function trackingPayload(tracking: StoredShipmentTracking | null) {
  return (
    tracking && {
      company: tracking.company,
      tracking_number: tracking.trackingNumber,
      tracking_url: tracking.trackingUrl,
      arrives_at: tracking.arrivesAt,
    }
  );
}

export function deleteShipment(desk: Desk, shipment: StoredShipment): void {
  desk.store.shipments.remove(shipment);
  postShipment(desk, shipment, "delete");
}

/**
 * It leaves: what was set aside at the origin is on its way to the destination.
 * source: recorded levels after inventoryShipmentCreateInTransit.
 */
export function sendShipment(
  desk: Desk,
  transfer: StoredTransfer,
  shipment: StoredShipment,
  shippedAt: string,
): void {
  const { origin, destination } = transfer;
  shipment.status = "IN_TRANSIT";
  shipment.shippedAt = shippedAt;
  if (transfer.status === "READY_TO_SHIP") transfer.status = "IN_PROGRESS";
  for (const { itemId, quantity } of shipment.lines) {
    if (origin)
      moveStock(desk, openLevel(desk, itemId, origin.locationId), {
        reserved: -quantity,
      });
    if (destination)
      moveStock(desk, openLevel(desk, itemId, destination.locationId), {
        incoming: quantity,
      });
  }
  postShipment(desk, shipment, "mark_in_transit");
}

export type Receipt = {
  line: StoredShipmentLine;
  quantity: number;
  reason: "ACCEPTED" | "REJECTED";
};

/** It arrives, whole or in part: what is accepted can be sold, what is rejected is gone. */
export function receiveShipment(
  desk: Desk,
  transfer: StoredTransfer,
  shipment: StoredShipment,
  receipts: readonly Receipt[],
  receivedAt: string,
): void {
  const { destination } = transfer;
  for (const { line, quantity, reason } of receipts) {
    const isAccepted = reason === "ACCEPTED";
    if (isAccepted) line.accepted += quantity;
    else line.rejected += quantity;
    if (!destination) continue;
    const level = openLevel(desk, line.itemId, destination.locationId);
    moveStock(desk, level, {
      incoming: -quantity,
      ...(isAccepted && { available: quantity }),
    });
  }
  const isAll = shipment.lines.every((line) => unreceived(line) === 0);
  shipment.status = isAll ? "RECEIVED" : "PARTIALLY_RECEIVED";
  if (isAll) shipment.receivedAt = receivedAt;
  postShipment(desk, shipment, "receive_items", {
    items_received: receipts.map(({ line, quantity, reason }) => ({
      ...itemsOf([{ itemId: line.itemId, quantity }])[0],
      reason: reason.toLowerCase(),
    })),
  });
  completeIfAllArrived(desk, transfer);
}
