import type { Desk } from "../desk.ts";
import { idOf } from "../gid.ts";
import { levelAt, locationById, variantOfItem } from "../store/lookups.ts";
import { moveStock, openLevel } from "../store/stock.ts";
import { type UserError, userError } from "./errors.ts";
import { atMostOnce } from "./idempotency.ts";
import { quantityOf } from "./inventory-adjustments.ts";
import type { Place } from "./inventory-checks.ts";
import { levelView } from "./inventory-levels.ts";
import type { View } from "./view.ts";

type ActivateArgs = Place & {
  available?: number | null;
  onHand?: number | null;
};
type Activation = {
  place: [itemId: number, locationId: number] | null;
  userErrors: UserError[];
};

/** source: recorded answers of inventoryActivate; the two refusals of unknown ids are worded like inventoryDeactivate's. */
function activate(desk: Desk, args: ActivateArgs): Activation {
  const itemId = idOf(args.inventoryItemId, "InventoryItem") ?? 0;
  const locationId = idOf(args.locationId, "Location") ?? 0;
  const refuse = (...userErrors: UserError[]) => ({ place: null, userErrors });
  const location = locationById(desk.store, locationId);
  if (!variantOfItem(desk.store, itemId))
    return refuse(
      userError(
        null,
        "The product couldn't be stocked because the product was deleted.",
      ),
    );
  if (!location)
    return refuse(
      userError(
        null,
        "The product couldn't be stocked because the location was deleted.",
      ),
    );
  const given = (["available", "onHand"] as const).filter(
    (name) => args[name] != null,
  );
  const couldNot = `The product couldn't be stocked at ${location.name} because`;
  // Assumed words: a real store was seen to refuse this.
  if (!location.isActive)
    return refuse(userError(null, `${couldNot} the location is deactivated.`));
  if (given.length === 2)
    return refuse(
      ...given.map((name) =>
        userError(
          [name],
          `${couldNot} not allowed to set available and on_hand quantities at the same time.`,
        ),
      ),
    );
  const [name] = given;
  const quantity = name ? (args[name] ?? 0) : 0;
  if (name && Math.abs(quantity) > 1_000_000_000)
    return refuse(
      userError(
        [name],
        `${couldNot} the quantity needs to be between -1 billion and 1 billion.`,
      ),
    );
  const place: Activation["place"] = [itemId, locationId];
  if (levelAt(desk.store, itemId, locationId)?.isActive) {
    const text =
      name === "onHand" ? "an on_hand quantity" : "available quantity";
    return {
      place,
      userErrors: name
        ? [
            userError(
              [name],
              `Not allowed to set ${text} when the item is already active at the location.`,
            ),
          ]
        : [],
    };
  }
  const level = openLevel(desk, itemId, locationId);
  const target = name
    ? quantity - quantityOf(level, name === "onHand" ? "on_hand" : name)
    : 0;
  if (target !== 0) moveStock(desk, level, { available: target });
  return { place, userErrors: [] };
}

function showActivation({ place, userErrors }: Activation, desk: Desk): View {
  const level = place && levelAt(desk.store, ...place);
  return { inventoryLevel: level ? levelView(desk, level) : null, userErrors };
}

/** inventoryActivate, at most once per key. */
export const activateOnce = atMostOnce(activate, showActivation, {
  place: null,
});
