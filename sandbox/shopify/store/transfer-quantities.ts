import type { Store } from "../state.ts";
import type {
  StoredShipment,
  StoredShipmentLine,
  StoredTransfer,
  StoredTransferLine,
} from "./transfer-records.ts";

export function shipmentsOf(
  store: Store,
  { id }: StoredTransfer,
): StoredShipment[] {
  return store.shipments.by("transfer", id);
}

export type LineQuantities = {
  total: number;
  /** In shipments that have left. */
  shipped: number;
  /** In shipments that are still being packed. */
  picked: number;
  /** In no shipment. */
  processable: number;
  /** In no shipment, and free to be put into one. */
  shippable: number;
};

/** source: recorded answers of inventoryTransferCreate and inventoryTransferMarkAsReadyToShip. */
export function lineQuantities(
  store: Store,
  transfer: StoredTransfer,
  { itemId, total }: StoredTransferLine,
): LineQuantities {
  const units = (isCounted: (shipment: StoredShipment) => boolean) =>
    shipmentsOf(store, transfer)
      .filter(isCounted)
      .flatMap(({ lines }) => lines)
      .filter((line) => line.itemId === itemId)
      .reduce((sum, { quantity }) => sum + quantity, 0);
  const picked = units(({ status }) => status === "DRAFT");
  const shipped = units(({ status }) => status !== "DRAFT");
  const processable = total - shipped - picked;
  return {
    total,
    shipped,
    picked,
    processable,
    shippable: canShip(transfer) ? processable : 0,
  };
}

/** Shipments can be made of it. */
export function canShip({ status }: StoredTransfer): boolean {
  return status === "READY_TO_SHIP" || status === "IN_PROGRESS";
}

export function unreceived(line: StoredShipmentLine): number {
  return line.quantity - line.accepted - line.rejected;
}
