import { type Desk, now, shopifyTime } from "../desk.ts";
import { gid, idOf } from "../gid.ts";
import { lineQuantities, shipmentsOf } from "../store/transfer-quantities.ts";
import type { StoredTransfer } from "../store/transfer-records.ts";
import {
  cancelTransfer,
  draftTransfer,
  type LineChange,
  makeReady,
  removeLines,
  setItems,
  snapshot,
} from "../store/transfers.ts";
import { postTransfer } from "../webhooks/transfer-letters.ts";
import { type ConnectionArgs, connection } from "./connection.ts";
import { type UserError, userError } from "./errors.ts";
import { atMostOnce } from "./idempotency.ts";
import { type MetafieldInput, writeMetafields } from "./metafields.ts";
import {
  findTransfer,
  type ItemInput,
  itemRefusals,
  type Places,
  placeRefusals,
  readyRefusals,
  toUnits,
  unknownTransfer,
  wrongStatus,
} from "./transfer-checks.ts";
import { transferListing, transferView } from "./transfer-views.ts";
import type { View, Visit } from "./view.ts";

type CreateInput = Places & {
  lineItems: ItemInput[];
  referenceName?: string | null;
  note?: string | null;
  tags?: string[] | null;
  metafields?: MetafieldInput[] | null;
  dateCreated?: string | null;
};
type Outcome = { id: number | null; userErrors: UserError[] };

const refuse = (...userErrors: UserError[]): Outcome => ({
  id: null,
  userErrors,
});
const done = ({ id }: StoredTransfer): Outcome => ({ id, userErrors: [] });

function show({ id, userErrors }: Outcome, desk: Desk): View {
  const transfer = desk.store.transfers.get(id);
  return {
    inventoryTransfer: transfer ? transferView(desk, transfer) : null,
    userErrors,
  };
}

const placeOf = (desk: Desk, id: string | null | undefined) =>
  snapshot(desk, idOf(id, "Location") ?? 0);

function create(isReady: boolean) {
  return (desk: Desk, { input }: { input: CreateInput }): Outcome => {
    const userErrors = [
      ...placeRefusals(desk, input, (field) => ["input", field]),
      ...itemRefusals(desk, input.lineItems, ["input", "lineItems"]),
    ];
    if (isReady && !input.destinationLocationId)
      userErrors.push(
        userError(
          ["input", "destinationLocationId"],
          "The transfer must have a destination location.",
          "LOCATION_REQUIRED",
        ),
      );
    if (isReady && !input.lineItems.some(({ quantity }) => quantity > 0))
      userErrors.push(
        userError(
          ["input", "lineItems"],
          "The transfer must have at least one item.",
          "ITEMS_EMPTY",
        ),
      );
    if (userErrors.length > 0) return refuse(...userErrors);
    const transfer = draftTransfer(
      desk,
      {
        origin: placeOf(desk, input.originLocationId),
        destination: placeOf(desk, input.destinationLocationId),
        referenceName: input.referenceName ?? null,
        note: input.note ?? null,
        tags: input.tags ?? [],
        createdAt: input.dateCreated ?? now(desk),
      },
      toUnits(input.lineItems),
    );
    writeMetafields(desk, "InventoryTransfer", transfer.id, input.metafields);
    if (isReady) makeReady(desk, transfer);
    return done(transfer);
  };
}

function duplicate(desk: Desk, { id }: { id: string }): Outcome {
  const old = findTransfer(desk, id);
  if (!old) return refuse(unknownTransfer());
  const items = old.lines.map(({ itemId, total }) => ({
    itemId,
    quantity: total,
  }));
  const { origin, destination, referenceName, note, tags } = old;
  return done(
    draftTransfer(
      desk,
      {
        origin: origin && snapshot(desk, origin.locationId),
        destination: destination && snapshot(desk, destination.locationId),
        referenceName,
        note,
        tags,
        createdAt: now(desk),
      },
      items,
    ),
  );
}

type Changed = Outcome & { changes: LineChange[] | null };

const changesView = (changes: LineChange[] | null) =>
  changes?.map(({ itemId, total, delta }) => ({
    inventoryItemId: gid("InventoryItem", itemId),
    newQuantity: total,
    deltaQuantity: delta,
  })) ?? null;

/** source: shopify.dev, inventoryTransferSetItems: no units are only good in a draft; the words are assumed. */
function setItemsOf(
  desk: Desk,
  { input }: { input: { id: string; lineItems: ItemInput[] } },
): Changed {
  const refused = (...userErrors: UserError[]): Changed => ({
    ...refuse(...userErrors),
    changes: null,
  });
  const transfer = findTransfer(desk, input.id);
  if (!transfer) return refused(unknownTransfer(["input", "id"]));
  const { status } = transfer;
  if (status === "CANCELED" || status === "TRANSFERRED")
    return refused(
      wrongStatus("The items of this transfer can't be changed any more.", [
        "input",
        "id",
      ]),
    );
  const path = ["input", "lineItems"];
  const errors = itemRefusals(desk, input.lineItems, path);
  if (status !== "DRAFT")
    for (const [index, { quantity }] of input.lineItems.entries())
      if (quantity === 0)
        errors.push(
          userError(
            [...path, String(index), "quantity"],
            "The quantity must be greater than 0.",
            "INVALID_QUANTITY",
          ),
        );
  if (errors.length > 0) return refused(...errors);
  const changes = setItems(desk, transfer, toUnits(input.lineItems));
  return { ...done(transfer), changes };
}

type RemoveInput = { id: string; transferLineItemIds?: string[] | null };

/** source: shopify.dev, inventoryTransferRemoveItems: an empty list takes nothing away; the words are assumed. */
function removeItems({ input }: { input: RemoveInput }, { desk }: Visit): View {
  const answer = (outcome: Outcome, changes: LineChange[] | null = null) => ({
    ...show(outcome, desk),
    removedQuantities: changesView(changes),
  });
  const transfer = findTransfer(desk, input.id);
  if (!transfer) return answer(refuse(unknownTransfer(["input", "id"])));
  if (transfer.status !== "DRAFT" && transfer.status !== "READY_TO_SHIP")
    return answer(
      refuse(
        wrongStatus(
          "Items can only be removed from a transfer that is a draft or ready to ship.",
          ["input", "id"],
        ),
      ),
    );
  const ids = input.transferLineItemIds ?? [];
  const found = ids.map((id) =>
    transfer.lines.find(
      (line) => line.id === idOf(id, "InventoryTransferLineItem"),
    ),
  );
  const missing = found.indexOf(undefined);
  if (missing >= 0)
    return answer(
      refuse(
        userError(
          ["input", "transferLineItemIds", String(missing)],
          "The transfer line item could not be found.",
          "ITEM_NOT_FOUND",
        ),
      ),
    );
  const lines = found.filter((line) => line !== undefined);
  const staying = transfer.lines.filter(
    (line) =>
      !lines.includes(line) ||
      lineQuantities(desk.store, transfer, line).processable < line.total,
  );
  if (transfer.status === "READY_TO_SHIP" && staying.length === 0)
    return answer(
      refuse(
        userError(
          ["input", "transferLineItemIds"],
          "All items can't be removed from a transfer that is ready to ship.",
          "CANT_REMOVE_ALL_ITEMS_FROM_READY_TO_SHIP_TRANSFER",
        ),
      ),
    );
  return answer(done(transfer), removeLines(desk, transfer, lines));
}

type EditInput = {
  originId?: string | null;
  destinationId?: string | null;
  referenceName?: string | null;
  note?: string | null;
  tags?: string[] | null;
  metafields?: MetafieldInput[] | null;
  dateCreated?: string | null;
};

function edit(
  { id, input }: { id: string; input: EditInput },
  { desk }: Visit,
): View {
  const answer = (...errors: UserError[]) => show(refuse(...errors), desk);
  const transfer = findTransfer(desk, id);
  if (!transfer) return answer(unknownTransfer());
  const before = {
    originLocationId: locationGid(transfer, "origin"),
    destinationLocationId: locationGid(transfer, "destination"),
  };
  const after = {
    originLocationId: input.originId ?? before.originLocationId,
    destinationLocationId: input.destinationId ?? before.destinationLocationId,
  };
  const names = {
    originLocationId: "originId",
    destinationLocationId: "destinationId",
  } as const;
  const errors = placeRefusals(desk, after, (field) => ["input", names[field]]);
  if (errors.length > 0) return answer(...errors);
  const moves =
    after.originLocationId !== before.originLocationId ||
    after.destinationLocationId !== before.destinationLocationId;
  if (moves && transfer.status !== "DRAFT")
    return answer(
      userError(
        ["input"],
        "The locations of a transfer can only be changed while it is a draft.",
        "TRANSFER_LOCATION_IMMUTABLE",
      ),
    );
  if (input.originId) transfer.origin = placeOf(desk, input.originId);
  if (input.destinationId)
    transfer.destination = placeOf(desk, input.destinationId);
  if (input.referenceName !== undefined)
    transfer.referenceName = input.referenceName;
  if (input.note !== undefined) transfer.note = input.note;
  if (input.tags) transfer.tags = input.tags;
  if (input.dateCreated)
    transfer.createdAt = shopifyTime(Date.parse(input.dateCreated));
  writeMetafields(desk, "InventoryTransfer", transfer.id, input.metafields);
  postTransfer(desk, transfer, "updated");
  return show(done(transfer), desk);
}

function locationGid(transfer: StoredTransfer, at: "origin" | "destination") {
  const place = transfer[at];
  return place && gid("Location", place.locationId);
}

type ById = { id: string };

export const transferRoots: View = {
  inventoryTransfer: ({ id }: ById, { desk }: Visit) => {
    const found = findTransfer(desk, id);
    return found ? transferView(desk, found) : null;
  },
  inventoryTransfers: (args: ConnectionArgs, { desk }: Visit) =>
    connection(desk.store.transfers, args, transferListing(desk)),

  inventoryTransferCreate: atMostOnce(create(false), show, { id: null }),
  inventoryTransferCreateAsReadyToShip: atMostOnce(create(true), show, {
    id: null,
  }),
  inventoryTransferDuplicate: atMostOnce(duplicate, show, { id: null }),
  inventoryTransferSetItems: atMostOnce(
    setItemsOf,
    (outcome: Changed, desk) => ({
      ...show(outcome, desk),
      updatedLineItems: changesView(outcome.changes),
    }),
    { id: null, changes: null },
  ),
  inventoryTransferRemoveItems: removeItems,
  inventoryTransferEdit: edit,

  inventoryTransferMarkAsReadyToShip: ({ id }: ById, { desk }: Visit) => {
    const transfer = findTransfer(desk, id);
    const errors = transfer ? readyRefusals(transfer) : [unknownTransfer()];
    if (!transfer || errors.length > 0) return show(refuse(...errors), desk);
    makeReady(desk, transfer);
    return show(done(transfer), desk);
  },

  inventoryTransferCancel: ({ id }: ById, { desk }: Visit) => {
    const transfer = findTransfer(desk, id);
    if (!transfer) return show(refuse(unknownTransfer()), desk);
    if (shipmentsOf(desk.store, transfer).length > 0)
      return show(
        refuse(
          userError(
            ["id"],
            "The transfer can't be canceled because it has shipments.",
            "SHIPMENT_EXISTS",
          ),
        ),
        desk,
      );
    if (transfer.status !== "DRAFT" && transfer.status !== "READY_TO_SHIP")
      return show(
        refuse(wrongStatus("The transfer can't be canceled any more.")),
        desk,
      );
    cancelTransfer(desk, transfer);
    return show(done(transfer), desk);
  },

  inventoryTransferDelete: ({ id }: ById, { desk }: Visit) => {
    const transfer = findTransfer(desk, id);
    if (!transfer) return { deletedId: null, userErrors: [unknownTransfer()] };
    // source: a recorded answer of inventoryTransferDelete.
    if (transfer.status !== "DRAFT")
      return {
        deletedId: null,
        userErrors: [
          wrongStatus(
            "Can't delete the transfer if it's not in the draft status.",
          ),
        ],
      };
    desk.store.transfers.remove(transfer);
    return { deletedId: gid("InventoryTransfer", transfer.id), userErrors: [] };
  },
};
