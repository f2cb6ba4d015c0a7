import type { Desk } from "../desk.ts";
import { type UserError, userError } from "./errors.ts";
import { atMostOnce } from "./idempotency.ts";
import {
  type Adjustment,
  apply,
  type Header,
  quantityOf,
  showAdjustment,
} from "./inventory-adjustments.ts";
import {
  levelOfPlace,
  type Place,
  placeErrors,
  reasonErrors,
  staleErrors,
  twiceErrors,
} from "./inventory-checks.ts";

export type SetInput = Header & {
  name: string;
  quantities: (Place & {
    quantity: number;
    changeFromQuantity?: number | null;
  })[];
};
function setQuantities(
  desk: Desk,
  { input }: { input: SetInput },
  list = "quantities",
): Adjustment {
  const { name, quantities } = input;
  const refused = [
    ...reasonErrors(input.reason),
    ...setNameErrors(name),
    ...quantities.flatMap(({ quantity }, index) =>
      boundErrors(list, name, quantity, index),
    ),
    ...twiceErrors(list, quantities),
  ];
  if (refused.length > 0) return { group: null, userErrors: refused };
  const unplaced = placeErrors(desk, list, quantities);
  if (unplaced.length > 0) return { group: null, userErrors: unplaced };
  const levels = quantities.map((place) => levelOfPlace(desk, place));
  const current = (index: number) => quantityOf(levels[index], name);
  const stale = staleErrors(list, quantities, current);
  if (stale.length > 0) return { group: null, userErrors: stale };
  const moves = levels.map((level, index) => ({
    level,
    delta: (quantities[index]?.quantity ?? 0) - current(index),
    ledgerDocumentUri: null,
  }));
  // What is set is the total or what can be sold; either way only `available` moves.
  return { group: apply(desk, input, "available", moves), userErrors: [] };
}

/** source: recorded answer with the name `damaged`. */
function setNameErrors(name: string): UserError[] {
  return name === "available" || name === "on_hand"
    ? []
    : [
        userError(
          ["input", "name"],
          "The quantity name must be either 'available' or 'on_hand'.",
          "INVALID_NAME",
        ),
      ];
}

/** source: recorded answers with numbers out of bounds. */
function boundErrors(
  list: string,
  name: string,
  quantity: number,
  index: number,
) {
  const refuse = (message: string, code: string) => [
    userError(["input", list, String(index), "quantity"], message, code),
  ];
  if (name === "on_hand" && quantity < 0)
    return refuse(
      "The quantity can't be negative.",
      "INVALID_QUANTITY_NEGATIVE",
    );
  if (quantity > 1_000_000_000)
    return refuse(
      "The quantity can't be higher than 1,000,000,000.",
      "INVALID_QUANTITY_TOO_HIGH",
    );
  if (quantity < -1_000_000_000)
    return refuse(
      "The quantity can't be lower than -1,000,000,000.",
      "INVALID_QUANTITY_TOO_LOW",
    );
  return [];
}

/** inventorySetQuantities, at most once per key. */
export const setQuantitiesOnce = atMostOnce(
  (desk, args: { input: SetInput }) => setQuantities(desk, args),
  showAdjustment,
  { group: null },
);

export type SetOnHandInput = Header & {
  setQuantities: SetInput["quantities"];
};

/** The deprecated inventorySetOnHandQuantities, at most once per key. */
export const setOnHandOnce = atMostOnce(
  (desk, { input }: { input: SetOnHandInput }) =>
    setQuantities(
      desk,
      { input: { ...input, name: "on_hand", quantities: input.setQuantities } },
      "setQuantities",
    ),
  showAdjustment,
  { group: null },
);
