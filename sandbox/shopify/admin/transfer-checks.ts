import type { Desk } from "../desk.ts";
import { idOf } from "../gid.ts";
import { locationById, variantOfItem } from "../store/lookups.ts";
import type { StoredTransfer } from "../store/transfer-records.ts";
import type { Units } from "../store/transfers.ts";
import { type UserError, userError } from "./errors.ts";

export type ItemInput = { inventoryItemId: string; quantity: number };

export const toUnits = (items: readonly ItemInput[]): Units[] =>
  items.map(({ inventoryItemId, quantity }) => ({
    itemId: idOf(inventoryItemId, "InventoryItem") ?? 0,
    quantity,
  }));

export function findTransfer(
  { store }: Desk,
  id: string,
): StoredTransfer | undefined {
  return store.transfers.get(idOf(id, "InventoryTransfer"));
}

/** source: a recorded answer of inventoryTransferCancel. */
export function unknownTransfer(field: string[] = ["id"]): UserError {
  return userError(
    field,
    "The inventory transfer can't be found.",
    "TRANSFER_NOT_FOUND",
  );
}

/** The words differ from deed to deed; where none were recorded they are assumed. */
export function wrongStatus(
  message: string,
  field: string[] = ["id"],
): UserError {
  return userError(field, message, "INVALID_TRANSFER_STATUS");
}

export type Places = {
  originLocationId?: string | null;
  destinationLocationId?: string | null;
};

/** source: recorded answers of inventoryTransferCreate; the words about a closed place are assumed. */
export function placeRefusals(
  desk: Desk,
  places: Places,
  path: (field: keyof Places) => string[],
): UserError[] {
  const errors = (
    ["originLocationId", "destinationLocationId"] as const
  ).flatMap((field) => {
    const id = places[field];
    if (!id) return [];
    const location = locationById(desk.store, idOf(id, "Location"));
    if (!location)
      return [
        userError(
          path(field),
          "The location selected can't be found.",
          "LOCATION_NOT_FOUND",
        ),
      ];
    return location.isActive
      ? []
      : [
          userError(
            path(field),
            "The location selected isn't active.",
            "LOCATION_NOT_ACTIVE",
          ),
        ];
  });
  if (errors.length > 0) return errors;
  const { originLocationId: from, destinationLocationId: to } = places;
  return from && to && idOf(from, "Location") === idOf(to, "Location")
    ? [
        userError(
          path("destinationLocationId"),
          "The origin location cannot be the same as the destination location.",
          "TRANSFER_ORIGIN_CANNOT_BE_THE_SAME_AS_DESTINATION",
        ),
      ]
    : [];
}

/** source: recorded answers of inventoryTransferCreate. */
export function itemRefusals(
  desk: Desk,
  items: readonly ItemInput[],
  path: string[],
): UserError[] {
  const ids = toUnits(items).map(({ itemId }) => itemId);
  return items.flatMap(({ quantity }, index) => {
    const at = (field: keyof ItemInput) => [...path, String(index), field];
    const itemId = ids[index] ?? 0;
    const variant = variantOfItem(desk.store, itemId);
    if (!variant)
      return [
        userError(
          at("inventoryItemId"),
          "The inventory item could not be found.",
          "ITEM_NOT_FOUND",
        ),
      ];
    if (ids.indexOf(itemId) !== ids.lastIndexOf(itemId))
      return [
        userError(
          at("inventoryItemId"),
          "The inventory item is already present in the list. Each item must be unique.",
          "DUPLICATE_ITEM",
        ),
      ];
    if (!variant.item.tracked)
      return [
        userError(
          at("inventoryItemId"),
          "The inventory item does not track inventory.",
          "UNTRACKED_ITEM",
        ),
      ];
    return quantity < 0
      ? [
          userError(
            at("quantity"),
            "The quantity can't be negative.",
            "INVALID_QUANTITY",
          ),
        ]
      : [];
  });
}

/** What a transfer lacks to be made ready; the words are assumed. */
export function readyRefusals(transfer: StoredTransfer): UserError[] {
  if (transfer.status !== "DRAFT")
    return [wrongStatus("The transfer must be a draft to be ready to ship.")];
  if (!transfer.destination)
    return [
      userError(
        ["id"],
        "The transfer must have a destination location.",
        "LOCATION_REQUIRED",
      ),
    ];
  return transfer.lines.some(({ total }) => total > 0)
    ? []
    : [
        userError(
          ["id"],
          "The transfer must have at least one item.",
          "ITEMS_EMPTY",
        ),
      ];
}
