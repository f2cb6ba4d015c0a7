import type { Desk } from "../desk.ts";
import { idOf } from "../gid.ts";
import type { QuantityName } from "../state.ts";
import { levelAt, locationById, variantOfItem } from "../store/lookups.ts";
import { type UserError, userError } from "./errors.ts";
import { atMostOnce } from "./idempotency.ts";
import {
  type Adjustment,
  applyMoves,
  type Header,
  type Move,
  showAdjustment,
} from "./inventory-adjustments.ts";
import { ledgerError, reasonErrors } from "./inventory-checks.ts";

type Terminal = {
  locationId: string;
  name: string;
  changeFromQuantity?: number | null;
  ledgerDocumentUri?: string | null;
};

export type MoveInput = Header & {
  changes: {
    inventoryItemId: string;
    quantity: number;
    from: Terminal;
    to: Terminal;
  }[];
};

const movable: readonly string[] = [
  "available",
  "damaged",
  "incoming",
  "quality_control",
  "reserved",
  "safety_stock",
];

/** The rules of the move itself stand in the schema's codes; their words are assumed, for only a success was recorded. */
function changeErrors(
  desk: Desk,
  change: MoveInput["changes"][number],
  index: number,
): UserError[] {
  const at = (...path: string[]) => [
    "input",
    "changes",
    String(index),
    ...path,
  ];
  const { from, to } = change;
  const item = idOf(change.inventoryItemId, "InventoryItem") ?? 0;
  if (!variantOfItem(desk.store, item))
    return [
      userError(
        at("inventoryItemId"),
        "The specified inventory item could not be found.",
        "INVALID_INVENTORY_ITEM",
      ),
    ];
  const errors = (["from", "to"] as const).flatMap((side) => {
    const { name, locationId, ledgerDocumentUri } = change[side];
    const location = locationById(desk.store, idOf(locationId, "Location"));
    return [
      ...(location
        ? []
        : [
            userError(
              at(side, "locationId"),
              "The specified location could not be found.",
              "INVALID_LOCATION",
            ),
          ]),
      ...(movable.includes(name)
        ? ledgerError(at(side, "ledgerDocumentUri"), name, ledgerDocumentUri)
        : [
            userError(
              at(side, "name"),
              `The specified quantity name is invalid. Valid values are: ${movable.join(", ")}.`,
              "INVALID_QUANTITY_NAME",
            ),
          ]),
    ];
  });
  if (errors.length > 0) return errors;
  if (from.locationId !== to.locationId)
    return [
      userError(
        at(),
        "The quantities can't be moved between different locations.",
        "DIFFERENT_LOCATIONS",
      ),
    ];
  if (from.name === to.name)
    return [
      userError(
        at(),
        "The quantity names can't be the same.",
        "SAME_QUANTITY_NAME",
      ),
    ];
  return change.quantity < 0
    ? [
        userError(
          at("quantity"),
          "The quantity can't be negative.",
          "INVALID_QUANTITY_NEGATIVE",
        ),
      ]
    : staleSides(desk, change, index, item);
}

function staleSides(
  { store }: Desk,
  change: MoveInput["changes"][number],
  index: number,
  item: number,
): UserError[] {
  const level = levelAt(
    store,
    item,
    idOf(change.from.locationId, "Location") ?? 0,
  );
  return (["from", "to"] as const).flatMap((side) => {
    const { name, changeFromQuantity } = change[side];
    const current = level?.quantities[name as QuantityName] ?? 0;
    return changeFromQuantity == null || changeFromQuantity === current
      ? []
      : [
          userError(
            ["input", "changes", String(index), side, "changeFromQuantity"],
            "The changeFromQuantity argument no longer matches the persisted quantity.",
            "CHANGE_FROM_QUANTITY_STALE",
          ),
        ];
  });
}

/** source: Shopify's schema, MAXIMUM_LEDGER_DOCUMENT_URIS: "Only a maximum of 2 ledger document URIs across all changes is allowed." */
function ledgerErrors({ changes }: MoveInput): UserError[] {
  const named = new Set(
    changes.flatMap(({ from, to }) =>
      [from, to].flatMap(({ ledgerDocumentUri }) => ledgerDocumentUri ?? []),
    ),
  );
  return named.size <= 2
    ? []
    : [
        userError(
          ["input", "changes"],
          "Only a maximum of 2 ledger document URIs across all changes is allowed.",
          "MAXIMUM_LEDGER_DOCUMENT_URIS",
        ),
      ];
}

function moveQuantities(
  desk: Desk,
  { input }: { input: MoveInput },
): Adjustment {
  const userErrors = [
    ...reasonErrors(input.reason),
    ...ledgerErrors(input),
    ...input.changes.flatMap((change, index) =>
      changeErrors(desk, change, index),
    ),
  ];
  if (userErrors.length > 0) return { group: null, userErrors };
  const moves = input.changes.flatMap(
    ({ inventoryItemId, quantity, from, to }): Move[] => {
      const level = levelAt(
        desk.store,
        idOf(inventoryItemId, "InventoryItem") ?? 0,
        idOf(from.locationId, "Location") ?? 0,
      );
      const side = ({ name, ledgerDocumentUri }: Terminal, delta: number) => ({
        level: level as NonNullable<typeof level>,
        name: name as QuantityName,
        delta,
        ledgerDocumentUri: ledgerDocumentUri ?? null,
      });
      return level ? [side(from, -quantity), side(to, quantity)] : [];
    },
  );
  return { group: applyMoves(desk, input, moves), userErrors: [] };
}

/** inventoryMoveQuantities, at most once per key. */
export const moveQuantitiesOnce = atMostOnce(moveQuantities, showAdjustment, {
  group: null,
});
