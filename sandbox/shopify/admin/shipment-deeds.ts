import { type Desk, now } from "../desk.ts";
import { gid, idOf } from "../gid.ts";
import {
  addToShipment,
  deleteShipment,
  draftShipment,
  type Receipt,
  receiveShipment,
  removeFromShipment,
  sendShipment,
  setShipmentQuantities,
  setShipmentTracking,
} from "../store/shipments.ts";
import {
  canShip,
  lineQuantities,
  unreceived,
} from "../store/transfer-quantities.ts";
import type {
  ShipmentStatus,
  StoredShipment,
  StoredShipmentTracking,
  StoredTransfer,
} from "../store/transfer-records.ts";
import { type ConnectionArgs, connection } from "./connection.ts";
import { type UserError, userError } from "./errors.ts";
import { atMostOnce } from "./idempotency.ts";
import {
  findTransfer,
  type ItemInput,
  itemRefusals,
  toUnits,
  unknownTransfer,
  wrongStatus,
} from "./transfer-checks.ts";
import {
  shipmentLineView,
  shipmentListing,
  shipmentView,
} from "./transfer-views.ts";
import type { View, Visit } from "./view.ts";

// Only inventoryShipmentCreateInTransit has been recorded, and no refusal: codes are the schema's, words are assumed.

type Outcome = { id: number | null; userErrors: UserError[] };

const refuse = (...userErrors: UserError[]): Outcome => ({
  id: null,
  userErrors,
});
const done = ({ id }: StoredShipment): Outcome => ({ id, userErrors: [] });

function show({ id, userErrors }: Outcome, desk: Desk): View {
  const shipment = desk.store.shipments.get(id);
  return {
    inventoryShipment: shipment ? shipmentView(shipment) : null,
    userErrors,
  };
}

type Found = { shipment: StoredShipment; transfer: StoredTransfer };

/** The shipment in one of these states, and the transfer it is part of. */
function find(
  { store }: Desk,
  id: string,
  states: readonly ShipmentStatus[],
): Found | UserError {
  const shipment = store.shipments.get(idOf(id, "InventoryShipment"));
  const transfer = shipment && store.transfers.get(shipment.transferId);
  if (!transfer)
    return userError(
      ["id"],
      "The inventory shipment can't be found.",
      "SHIPMENT_NOT_FOUND",
    );
  return states.includes(shipment.status)
    ? { shipment, transfer }
    : userError(
        ["id"],
        `The shipment can't be changed like this while its status is ${shipment.status.toLowerCase()}.`,
        "INVALID_SHIPMENT_STATUS",
      );
}

const isFound = (found: Found | UserError): found is Found =>
  "shipment" in found;

const any: ShipmentStatus[] = [
  "DRAFT",
  "IN_TRANSIT",
  "PARTIALLY_RECEIVED",
  "RECEIVED",
];
const open: ShipmentStatus[] = ["DRAFT", "IN_TRANSIT", "PARTIALLY_RECEIVED"];

const onQuantity = (field: string[], message: string) =>
  userError(field, message, "INVALID_QUANTITY");

/** Items of the transfer, in numbers that are in no shipment yet. */
function shippableRefusals(
  desk: Desk,
  transfer: StoredTransfer,
  items: readonly ItemInput[],
  path: string[],
): UserError[] {
  const errors = itemRefusals(desk, items, path);
  if (errors.length > 0) return errors;
  return toUnits(items).flatMap(({ itemId, quantity }, index) => {
    const line = transfer.lines.find((one) => one.itemId === itemId);
    const at = (field: string) => [...path, String(index), field];
    if (!line)
      return [
        userError(
          at("inventoryItemId"),
          "The inventory item is not part of the transfer.",
          "ITEM_NOT_FOUND",
        ),
      ];
    const { shippable } = lineQuantities(desk.store, transfer, line);
    return quantity < 1 || quantity > shippable
      ? [
          onQuantity(
            at("quantity"),
            `The quantity must be between 1 and ${shippable}.`,
          ),
        ]
      : [];
  });
}

type TrackingInput = Partial<StoredShipmentTracking>;

function trackingOf(input: TrackingInput): StoredShipmentTracking {
  return {
    company: input.company ?? null,
    trackingNumber: input.trackingNumber ?? null,
    trackingUrl: input.trackingUrl ?? null,
    arrivesAt: input.arrivesAt ?? null,
  };
}

function urlRefusals(
  { trackingUrl }: TrackingInput,
  path: string[],
): UserError[] {
  return !trackingUrl || /^https?:\/\/[^\s/]+/.test(trackingUrl)
    ? []
    : [
        userError(
          [...path, "trackingUrl"],
          "The tracking URL is invalid.",
          "INVALID_URL",
        ),
      ];
}

function barcodeRefusals(
  { store }: Desk,
  barcode: string | null | undefined,
  field: string[],
  self?: StoredShipment,
): UserError[] {
  if (!barcode) return [];
  if (barcode.length > 255)
    return [
      userError(
        field,
        "The barcode is too long (maximum is 255 characters).",
        "BARCODE_TOO_LONG",
      ),
    ];
  const isTaken = store.shipments
    .all()
    .some((other) => other !== self && other.barcode === barcode);
  return isTaken
    ? [
        userError(
          field,
          "The barcode has already been taken.",
          "BARCODE_DUPLICATE",
        ),
      ]
    : [];
}

type CreateInput = {
  movementId: string;
  lineItems: ItemInput[];
  trackingInput?: TrackingInput | null;
  barcode?: string | null;
  dateCreated?: string | null;
};

function create(leaves: boolean) {
  return (desk: Desk, { input }: { input: CreateInput }): Outcome => {
    const onMovement = ["input", "movementId"];
    const transfer = findTransfer(desk, input.movementId);
    if (!transfer) return refuse(unknownTransfer(onMovement));
    if (!canShip(transfer))
      return refuse(
        wrongStatus(
          "The transfer must be ready to ship or in progress.",
          onMovement,
        ),
      );
    if (input.lineItems.length === 0)
      return refuse(
        userError(
          ["input", "lineItems"],
          "The shipment must have at least one item.",
          leaves ? "ITEMS_EMPTY" : "EMPTY_SHIPMENT_INPUT",
        ),
      );
    const errors = [
      ...shippableRefusals(desk, transfer, input.lineItems, [
        "input",
        "lineItems",
      ]),
      ...urlRefusals(input.trackingInput ?? {}, ["input", "trackingInput"]),
      ...barcodeRefusals(desk, input.barcode, ["input", "barcode"]),
    ];
    if (errors.length > 0) return refuse(...errors);
    const shipment = draftShipment(
      desk,
      transfer,
      {
        tracking: input.trackingInput ? trackingOf(input.trackingInput) : null,
        barcode: input.barcode ?? null,
        createdAt: input.dateCreated ?? now(desk),
      },
      toUnits(input.lineItems),
    );
    if (leaves) sendShipment(desk, transfer, shipment, now(desk));
    return done(shipment);
  };
}

type Added = Outcome & { addedIds: number[] };

function addItems(
  desk: Desk,
  { id, lineItems }: { id: string; lineItems: ItemInput[] },
): Added {
  const refused = (...errors: UserError[]): Added => ({
    ...refuse(...errors),
    addedIds: [],
  });
  const found = find(desk, id, ["DRAFT"]);
  if (!isFound(found)) return refused(found);
  const { shipment, transfer } = found;
  const errors = shippableRefusals(desk, transfer, lineItems, ["lineItems"]);
  if (errors.length > 0) return refused(...errors);
  const added = addToShipment(desk, shipment, toUnits(lineItems));
  return { ...done(shipment), addedIds: added.map((line) => line.id) };
}

function showAdded(outcome: Added, desk: Desk): View {
  const lines = desk.store.shipments.get(outcome.id)?.lines ?? [];
  return {
    ...show(outcome, desk),
    addedItems: lines
      .filter((line) => outcome.addedIds.includes(line.id))
      .map(shipmentLineView),
  };
}

const lineOf = ({ lines }: StoredShipment, id: string) =>
  lines.find((line) => line.id === idOf(id, "InventoryShipmentLineItem"));

const unknownLine = (field: string[]) =>
  userError(
    field,
    "The shipment line item could not be found.",
    "ITEM_NOT_FOUND",
  );

type ReceiveArgs = {
  id: string;
  lineItems?:
    | {
        shipmentLineItemId: string;
        quantity: number;
        reason: Receipt["reason"];
      }[]
    | null;
  bulkReceiveAction?: Receipt["reason"] | null;
  dateReceived?: string | null;
};

/** The lines named, and by `bulkReceiveAction` whatever else has not arrived yet. */
function receive(desk: Desk, args: ReceiveArgs): Outcome {
  const found = find(desk, args.id, ["IN_TRANSIT", "PARTIALLY_RECEIVED"]);
  if (!isFound(found)) return refuse(found);
  const { shipment, transfer } = found;
  const left = new Map(shipment.lines.map((line) => [line, unreceived(line)]));
  const receipts: Receipt[] = [];
  for (const [index, given] of (args.lineItems ?? []).entries()) {
    const line = lineOf(shipment, given.shipmentLineItemId);
    const at = (field: string) => ["lineItems", String(index), field];
    if (!line) return refuse(unknownLine(at("shipmentLineItemId")));
    const most = left.get(line) ?? 0;
    const { quantity, reason } = given;
    if (quantity < 1 || quantity > most)
      return refuse(
        onQuantity(
          at("quantity"),
          `The quantity must be between 1 and ${most}.`,
        ),
      );
    left.set(line, most - quantity);
    receipts.push({ line, quantity, reason });
  }
  if (args.bulkReceiveAction)
    for (const [line, quantity] of left)
      if (quantity > 0)
        receipts.push({ line, quantity, reason: args.bulkReceiveAction });
  if (receipts.length > 0)
    receiveShipment(
      desk,
      transfer,
      shipment,
      receipts,
      args.dateReceived ?? now(desk),
    );
  return done(shipment);
}

type ById = { id: string };

export const shipmentRoots: View = {
  inventoryShipment: ({ id }: ById, { desk }: Visit) => {
    const found = desk.store.shipments.get(idOf(id, "InventoryShipment"));
    return found ? shipmentView(found) : null;
  },
  inventoryShipments: (args: ConnectionArgs, { desk }: Visit) =>
    connection(desk.store.shipments, args, shipmentListing),

  inventoryShipmentCreate: atMostOnce(create(false), show, { id: null }),
  inventoryShipmentCreateInTransit: atMostOnce(create(true), show, {
    id: null,
  }),
  inventoryShipmentAddItems: atMostOnce(addItems, showAdded, {
    id: null,
    addedIds: [],
  }),
  inventoryShipmentReceive: atMostOnce(receive, show, { id: null }),

  inventoryShipmentMarkInTransit: (
    { id, dateShipped }: ById & { dateShipped?: string | null },
    { desk }: Visit,
  ) => {
    const found = find(desk, id, ["DRAFT"]);
    if (!isFound(found)) return show(refuse(found), desk);
    const { shipment, transfer } = found;
    if (shipment.lines.length === 0)
      return show(
        refuse(
          userError(
            ["id"],
            "The shipment must have at least one item.",
            "ITEMS_EMPTY",
          ),
        ),
        desk,
      );
    sendShipment(desk, transfer, shipment, dateShipped ?? now(desk));
    return show(done(shipment), desk);
  },

  inventoryShipmentRemoveItems: (
    { id, lineItems }: ById & { lineItems: string[] },
    { desk }: Visit,
  ) => {
    const found = find(desk, id, ["DRAFT"]);
    if (!isFound(found)) return show(refuse(found), desk);
    const { shipment } = found;
    const lines = lineItems.map((one) => lineOf(shipment, one));
    const missing = lines.indexOf(undefined);
    if (missing >= 0)
      return show(refuse(unknownLine(["lineItems", String(missing)])), desk);
    const known = lines.filter((line) => line !== undefined);
    removeFromShipment(desk, shipment, known);
    return show(done(shipment), desk);
  },

  inventoryShipmentUpdateItemQuantities: (
    {
      id,
      items,
    }: ById & {
      items?: { shipmentLineItemId: string; quantity: number }[] | null;
    },
    { desk }: Visit,
  ) => {
    const answer = (
      { id: of, userErrors }: Outcome,
      updated: readonly View[] | null = null,
    ) => ({
      shipment: show({ id: of, userErrors }, desk).inventoryShipment,
      updatedLineItems: updated,
      userErrors,
    });
    const found = find(desk, id, ["DRAFT"]);
    if (!isFound(found)) return answer(refuse(found));
    const { shipment, transfer } = found;
    const changes = [];
    for (const [index, { shipmentLineItemId, quantity }] of (
      items ?? []
    ).entries()) {
      const line = lineOf(shipment, shipmentLineItemId);
      const at = (field: string) => ["items", String(index), field];
      if (!line) return answer(refuse(unknownLine(at("shipmentLineItemId"))));
      const whole = transfer.lines.find((one) => one.itemId === line.itemId);
      const free = whole
        ? lineQuantities(desk.store, transfer, whole).shippable
        : 0;
      const most = line.quantity + free;
      if (quantity < 0 || quantity > most)
        return answer(
          refuse(
            onQuantity(
              at("quantity"),
              `The quantity must be between 0 and ${most}.`,
            ),
          ),
        );
      changes.push({ line, quantity });
    }
    setShipmentQuantities(desk, shipment, changes);
    return answer(
      done(shipment),
      changes.map(({ line }) => shipmentLineView(line)),
    );
  },

  inventoryShipmentSetTracking: (
    { id, tracking }: ById & { tracking: TrackingInput },
    { desk }: Visit,
  ) => {
    const found = find(desk, id, open);
    if (!isFound(found)) return show(refuse(found), desk);
    const errors = urlRefusals(tracking, ["tracking"]);
    if (errors.length > 0) return show(refuse(...errors), desk);
    setShipmentTracking(desk, found.shipment, trackingOf(tracking));
    return show(done(found.shipment), desk);
  },

  inventoryShipmentSetBarcode: (
    { id, barcode }: ById & { barcode: string },
    { desk }: Visit,
  ) => {
    const found = find(desk, id, any);
    if (!isFound(found)) return show(refuse(found), desk);
    const { shipment } = found;
    const errors = barcodeRefusals(desk, barcode, ["barcode"], shipment);
    if (errors.length > 0) return show(refuse(...errors), desk);
    shipment.barcode = barcode;
    return show(done(shipment), desk);
  },

  inventoryShipmentDelete: ({ id }: ById, { desk }: Visit) => {
    const found = find(desk, id, ["DRAFT"]);
    if (!isFound(found)) return { id: null, userErrors: [found] };
    deleteShipment(desk, found.shipment);
    return {
      id: gid("InventoryShipment", found.shipment.id),
      userErrors: [],
    };
  },
};
