import type { Desk } from "../desk.ts";
import { gid } from "../gid.ts";
import { variantOfItem } from "../store/lookups.ts";
import {
  lineQuantities,
  shipmentsOf,
  unreceived,
} from "../store/transfer-quantities.ts";
import type {
  PlaceSnapshot,
  StoredShipment,
  StoredShipmentLine,
  StoredTransfer,
  StoredTransferLine,
} from "../store/transfer-records.ts";
import { type ConnectionArgs, connection, type Listing } from "./connection.ts";
import { itemOf, locationOf } from "./inventory-levels.ts";
import { locationAddressView } from "./locations.ts";
import { metafieldFields } from "./metafields.ts";
import type { View, Visit } from "./view.ts";

const total = <T>(list: readonly T[], of: (one: T) => number) =>
  list.reduce((sum, one) => sum + of(one), 0);

export function transferView(desk: Desk, transfer: StoredTransfer): View {
  const { store } = desk;
  const shipments = () => shipmentsOf(store, transfer);
  return {
    __typename: "InventoryTransfer",
    id: gid("InventoryTransfer", transfer.id),
    name: transfer.name,
    status: transfer.status,
    referenceName: transfer.referenceName,
    note: transfer.note,
    tags: transfer.tags,
    dateCreated: transfer.createdAt,
    hasTimelineComment: false,
    origin: placeView(transfer.origin),
    destination: placeView(transfer.destination),
    totalQuantity: total(transfer.lines, (line) => line.total),
    receivedQuantity: () =>
      total(shipments(), ({ lines }) =>
        total(lines, ({ accepted, rejected }) => accepted + rejected),
      ),
    lineItemsCount: { count: transfer.lines.length, precision: "EXACT" },
    lineItems: (args: ConnectionArgs) =>
      connection(transfer.lines, args, {
        id: (line) => line.id,
        view: (line) => transferLineView(desk, transfer, line),
      }),
    shipments: (args: ConnectionArgs) =>
      connection(shipments(), args, shipmentListing),
    ...metafieldFields(desk, "InventoryTransfer", transfer.id),
  };
}

function placeView(place: PlaceSnapshot | null): View | null {
  return (
    place && {
      __typename: "LocationSnapshot",
      name: place.name,
      address: locationAddressView(place.address),
      snapshottedAt: place.at,
      location: (_: unknown, visit: Visit) =>
        locationOf(visit, place.locationId),
    }
  );
}

export function transferLineView(
  desk: Desk,
  transfer: StoredTransfer,
  line: StoredTransferLine,
): View {
  const units = lineQuantities(desk.store, transfer, line);
  return {
    __typename: "InventoryTransferLineItem",
    id: gid("InventoryTransferLineItem", line.id),
    inventoryItem: (_: unknown, visit: Visit) => itemOf(visit, line.itemId),
    title: () => {
      const variant = variantOfItem(desk.store, line.itemId);
      return variant
        ? (desk.store.products.get(variant.productId)?.title ?? null)
        : null;
    },
    totalQuantity: units.total,
    shippedQuantity: units.shipped,
    pickedForShipmentQuantity: units.picked,
    processableQuantity: units.processable,
    shippableQuantity: units.shippable,
  };
}

export function shipmentView(shipment: StoredShipment): View {
  const { lines, tracking } = shipment;
  const accepted = total(lines, (line) => line.accepted);
  const rejected = total(lines, (line) => line.rejected);
  return {
    __typename: "InventoryShipment",
    id: gid("InventoryShipment", shipment.id),
    name: shipment.name,
    status: shipment.status,
    barcode: shipment.barcode,
    dateCreated: shipment.createdAt,
    dateShipped: shipment.shippedAt,
    dateReceived: shipment.receivedAt,
    tracking: tracking && {
      __typename: "InventoryShipmentTracking",
      ...tracking,
    },
    lineItemTotalQuantity: total(lines, ({ quantity }) => quantity),
    totalAcceptedQuantity: accepted,
    totalRejectedQuantity: rejected,
    totalReceivedQuantity: accepted + rejected,
    lineItemsCount: { count: lines.length, precision: "EXACT" },
    lineItems: (args: ConnectionArgs) =>
      connection(lines, args, { id: ({ id }) => id, view: shipmentLineView }),
  };
}

export function shipmentLineView(line: StoredShipmentLine): View {
  return {
    __typename: "InventoryShipmentLineItem",
    id: gid("InventoryShipmentLineItem", line.id),
    inventoryItem: (_: unknown, visit: Visit) => itemOf(visit, line.itemId),
    quantity: line.quantity,
    acceptedQuantity: line.accepted,
    rejectedQuantity: line.rejected,
    unreceivedQuantity: unreceived(line),
  };
}

export const transferListing = (desk: Desk): Listing<StoredTransfer> => ({
  id: (transfer) => transfer.id,
  view: (transfer) => transferView(desk, transfer),
  sort: {
    NAME: ({ name }) => name,
    STATUS: ({ status }) => status,
    CREATED_AT: ({ createdAt }) => createdAt,
    ORIGIN_NAME: ({ origin }) => origin?.name ?? "",
    DESTINATION_NAME: ({ destination }) => destination?.name ?? "",
  },
  terms: {
    id: (transfer) => [String(transfer.id)],
    status: (transfer) => [transfer.status],
    tag: (transfer) => transfer.tags,
    created_at: (transfer) => [transfer.createdAt],
    origin_id: ({ origin }) => [origin && String(origin.locationId)],
    destination_id: ({ destination }) => [
      destination && String(destination.locationId),
    ],
  },
  text: ({ name, referenceName }) => `${name} ${referenceName ?? ""}`,
});

export const shipmentListing: Listing<StoredShipment> = {
  id: (shipment) => shipment.id,
  view: shipmentView,
  sort: { STATUS: ({ status }) => status },
  terms: {
    id: (shipment) => [String(shipment.id)],
    status: (shipment) => [shipment.status],
    barcode: (shipment) => [shipment.barcode],
    tracking_number: ({ tracking }) => [tracking?.trackingNumber ?? null],
  },
  text: ({ name }) => name,
};
