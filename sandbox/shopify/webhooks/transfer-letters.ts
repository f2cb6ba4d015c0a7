import type { Desk } from "../desk.ts";
import { gid } from "../gid.ts";
import type {
  StoredShipment,
  StoredTransfer,
} from "../store/transfer-records.ts";
import { postWebhook } from "./post-webhook.ts";

type TransferTopic =
  | "add_items"
  | "cancel"
  | "complete"
  | "ready_to_ship"
  | "remove_items"
  | "update_item_quantities"
  | "updated";

type ShipmentTopic =
  | "add_items"
  | "create"
  | "delete"
  | "mark_in_transit"
  | "receive_items"
  | "remove_items"
  | "update_item_quantities"
  | "update_tracking";

/** Units of an item. Assumed: how the lists in these letters name them. */
export type ItemUnits = { itemId: number; quantity: number };

export const itemsOf = (items: readonly ItemUnits[]) =>
  items.map(({ itemId, quantity }) => ({
    inventory_item_id: gid("InventoryItem", itemId),
    quantity,
  }));

/**
 * source: shopify.dev, webhook topics INVENTORY_TRANSFERS_*; from 2026-07 on with both places, of which one that is no
 * place of the shop is left out.
 */
export function postTransfer(
  desk: Desk,
  transfer: StoredTransfer,
  topic: TransferTopic,
  more: object = {},
): void {
  const place = (name: "origin" | "destination") => {
    const at = transfer[name];
    return at && { [name]: { id: gid("Location", at.locationId) } };
  };
  postWebhook(desk, `inventory_transfers/${topic}`, () => ({
    id: gid("InventoryTransfer", transfer.id),
    status: transfer.status.toLowerCase(),
    ...more,
    ...place("origin"),
    ...place("destination"),
    happened_at: new Date(desk.context.clock.now()).toISOString(),
  }));
}

/** source: shopify.dev, webhook topics INVENTORY_SHIPMENTS_*. */
export function postShipment(
  desk: Desk,
  shipment: StoredShipment,
  topic: ShipmentTopic,
  more: object = {},
): void {
  const id = gid("InventoryShipment", shipment.id);
  postWebhook(desk, `inventory_shipments/${topic}`, () => ({
    ...(topic === "update_tracking" ? { shipment_id: id } : { id }),
    status: shipment.status.toLowerCase(),
    ...more,
    happened_at: new Date(desk.context.clock.now()).toISOString(),
  }));
}
