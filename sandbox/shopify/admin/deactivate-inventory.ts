import type { Desk } from "../desk.ts";
import { gid, idOf } from "../gid.ts";
import {
  levelAt,
  levelsOfItem,
  locationById,
  variantOfItem,
} from "../store/lookups.ts";
import { levelByGid } from "../store/shown-ids.ts";
import { closeLevel, openLevel } from "../store/stock.ts";
import { type UserError, userError } from "./errors.ts";
import { itemView } from "./inventory-items.ts";
import { levelView } from "./inventory-levels.ts";
import type { View, Visit } from "./view.ts";

/** source: recorded answers of inventoryDeactivate; committed, incoming and reserved units keep nobody from it. */
function refusal(
  desk: Desk,
  itemId: number,
  locationId: number | undefined,
): string | undefined {
  const location = locationById(desk.store, locationId);
  if (!variantOfItem(desk.store, itemId))
    return "The product couldn't be unstocked because the product was deleted.";
  if (!location)
    return "The product couldn't be unstocked because the location was deleted.";
  return levelsOfItem(desk.store, itemId).length === 1
    ? `The product couldn't be unstocked from ${location.name} because products need to be stocked at a minimum of 1 location.`
    : undefined;
}

function deactivate(
  { inventoryLevelId }: { inventoryLevelId: string },
  { desk }: Visit,
): View {
  const item = Number(/inventory_item_id=(\d+)/.exec(inventoryLevelId)?.[1]);
  const number = idOf(inventoryLevelId, "InventoryLevel");
  const location =
    number === undefined
      ? undefined
      : desk.store.locations.first("levelNumber", number);
  const message = refusal(desk, item, location?.id);
  if (message) return { userErrors: [userError(null, message)] };
  const level = levelByGid(desk.store, inventoryLevelId);
  if (level) closeLevel(desk, level);
  return { userErrors: [] };
}

type ToggleArgs = {
  inventoryItemId: string;
  inventoryItemUpdates: { locationId: string; activate: boolean }[];
};

/** The codes are the schema's, the words those of inventoryDeactivate. */
function toggle(args: ToggleArgs, { desk }: Visit): View {
  const none = { inventoryItem: null, inventoryLevels: null };
  const item = idOf(args.inventoryItemId, "InventoryItem") ?? 0;
  const variant = variantOfItem(desk.store, item);
  if (!variant)
    return {
      ...none,
      userErrors: [
        userError(
          ["inventoryItemId"],
          "The inventory item could not be found.",
          "INVENTORY_ITEM_NOT_FOUND",
        ),
      ],
    };
  const userErrors: UserError[] = [];
  for (const [index, change] of args.inventoryItemUpdates.entries()) {
    const at = ["inventoryItemUpdates", String(index), "locationId"];
    const location = locationById(
      desk.store,
      idOf(change.locationId, "Location"),
    );
    if (!location)
      userErrors.push(
        userError(
          at,
          `${gid("Location", 0)} could not be found.`,
          "LOCATION_NOT_FOUND",
        ),
      );
    else if (change.activate) openLevel(desk, item, location.id);
    else {
      const level = levelAt(desk.store, item, location.id);
      const message = level?.isActive && refusal(desk, item, location.id);
      if (message)
        userErrors.push(
          userError(at, message, "CANNOT_DEACTIVATE_FROM_ONLY_LOCATION"),
        );
      else if (level?.isActive) closeLevel(desk, level);
    }
  }
  return {
    inventoryItem: itemView(desk, variant),
    inventoryLevels: levelsOfItem(desk.store, item).map((level) =>
      levelView(desk, level),
    ),
    userErrors,
  };
}

export const deactivateRoots: View = {
  inventoryDeactivate: deactivate,
  inventoryBulkToggleActivation: toggle,
};
