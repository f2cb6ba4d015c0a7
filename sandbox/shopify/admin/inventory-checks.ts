import type { Desk } from "../desk.ts";
import { idOf } from "../gid.ts";
import type { StoredLevel } from "../state.ts";
import { levelAt, locationById, variantOfItem } from "../store/lookups.ts";
import { badRequest, type UserError, userError } from "./errors.ts";

const reasons = [
  "correction",
  "cycle_count_available",
  "damaged",
  "movement_canceled",
  "movement_created",
  "movement_received",
  "movement_updated",
  "other",
  "promotion",
  "quality_control",
  "received",
  "reservation_created",
  "reservation_deleted",
  "reservation_updated",
  "restock",
  "safety_stock",
  "shrinkage",
];

const mostPerCall = 250;

export type Place = { inventoryItemId: string; locationId: string };

/** source: recorded answers with an unknown reason. */
export function reasonErrors(reason: string): UserError[] {
  return reasons.includes(reason)
    ? []
    : [
        userError(
          ["input", "reason"],
          `The specified reason is invalid. Valid values are: ${reasons.join(", ")}.`,
          "INVALID_REASON",
        ),
      ];
}

/** Lists in an input end at 250. source: shopify.dev, "Shopify API limits" (input arrays). */
export function demandShortList(
  path: string[],
  entries: readonly unknown[],
): void {
  if (entries.length > mostPerCall)
    throw badRequest(
      `The input array size of ${entries.length} is greater than the maximum allowed of ${mostPerCall}. (${path.join(".")})`,
      "MAX_INPUT_SIZE_EXCEEDED",
    );
}

/**
 * Unknown items and locations (source: recorded answers), and items that are not stocked at the location (assumed: the
 * schema 2026-10 has no code for it, so the refusal carries none).
 */
export function placeErrors(
  desk: Desk,
  list: string,
  entries: Place[],
): UserError[] {
  return entries.flatMap((entry, index) => {
    const at = (field: string) => ["input", list, String(index), field];
    const errors: UserError[] = [];
    const item = idOf(entry.inventoryItemId, "InventoryItem") ?? 0;
    const location = idOf(entry.locationId, "Location") ?? 0;
    if (!variantOfItem(desk.store, item))
      errors.push(
        userError(
          at("inventoryItemId"),
          "The specified inventory item could not be found.",
          "INVALID_INVENTORY_ITEM",
        ),
      );
    if (!locationById(desk.store, location))
      errors.push(
        userError(
          at("locationId"),
          "The specified location could not be found.",
          "INVALID_LOCATION",
        ),
      );
    if (errors.length === 0 && !levelAt(desk.store, item, location)?.isActive)
      errors.push(
        userError(
          at("locationId"),
          "The specified inventory item is not stocked at the location.",
        ),
      );
    return errors;
  });
}

/** source: recorded answer with the same item and location twice. */
export function twiceErrors(list: string, entries: Place[]): UserError[] {
  const key = (entry: Place) => `${entry.inventoryItemId} ${entry.locationId}`;
  return entries.flatMap((entry, index) =>
    entries.some((other, i) => i !== index && key(other) === key(entry))
      ? [
          userError(
            ["input", list, String(index), "locationId"],
            "The combination of inventoryItemId and locationId must be unique.",
            "NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR",
          ),
        ]
      : [],
  );
}

/** The level of a place whose checks have passed. */
export function levelOfPlace(desk: Desk, place: Place): StoredLevel {
  const level = levelAt(
    desk.store,
    idOf(place.inventoryItemId, "InventoryItem") ?? 0,
    idOf(place.locationId, "Location") ?? 0,
  );
  if (!level) throw new Error("the sandbox lost an inventory level");
  return level;
}

/** Somebody changed the number that the caller believed in. source: Admin schema 2026-10, CHANGE_FROM_QUANTITY_STALE. */
export function staleErrors(
  list: string,
  entries: { changeFromQuantity?: number | null }[],
  current: (index: number) => number,
): UserError[] {
  return entries.flatMap(({ changeFromQuantity }, index) =>
    changeFromQuantity == null || changeFromQuantity === current(index)
      ? []
      : [
          userError(
            ["input", list, String(index), "changeFromQuantity"],
            "The changeFromQuantity argument no longer matches the persisted quantity.",
            "CHANGE_FROM_QUANTITY_STALE",
          ),
        ],
  );
}

/** source: recorded answers of inventoryAdjustQuantities about ledger documents. */
export function ledgerError(
  field: string[],
  name: string,
  uri: string | null | undefined,
): UserError[] {
  if (name === "available")
    return uri
      ? [
          userError(
            field,
            "A ledger document URI is not allowed when adjusting available.",
            "INVALID_AVAILABLE_DOCUMENT",
          ),
        ]
      : [];
  if (!uri)
    return [
      userError(
        field,
        "A ledger document URI is required except when adjusting available.",
        "INVALID_QUANTITY_DOCUMENT",
      ),
    ];
  return uri.startsWith("gid://shopify/")
    ? [
        userError(
          field,
          "Internal (gid://shopify/) ledger documents are not allowed to be adjusted via API.",
          "INTERNAL_LEDGER_DOCUMENT",
        ),
      ]
    : [];
}
