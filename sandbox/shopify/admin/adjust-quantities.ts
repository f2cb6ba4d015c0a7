import type { Desk } from "../desk.ts";
import type { QuantityName } from "../state.ts";
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
  ledgerError,
  levelOfPlace,
  type Place,
  placeErrors,
  reasonErrors,
  staleErrors,
} from "./inventory-checks.ts";

export type AdjustInput = Header & {
  name: string;
  changes: (Place & {
    delta: number;
    changeFromQuantity?: number | null;
    ledgerDocumentUri?: string | null;
  })[];
};

const adjustable = [
  "available",
  "damaged",
  "incoming",
  "quality_control",
  "reserved",
  "safety_stock",
];

function adjustQuantities(
  desk: Desk,
  { input }: { input: AdjustInput },
): Adjustment {
  const { name, changes } = input;
  const refused = [
    ...reasonErrors(input.reason),
    ...adjustNameErrors(name),
    ...ledgerErrors(name, changes),
  ];
  if (refused.length > 0) return { group: null, userErrors: refused };
  const unplaced = placeErrors(desk, "changes", changes);
  if (unplaced.length > 0) return { group: null, userErrors: unplaced };
  const levels = changes.map((place) => levelOfPlace(desk, place));
  const stale = staleErrors("changes", changes, (index) =>
    quantityOf(levels[index], name),
  );
  if (stale.length > 0) return { group: null, userErrors: stale };
  const moves = levels.map((level, index) => ({
    level,
    delta: changes[index]?.delta ?? 0,
    ledgerDocumentUri: changes[index]?.ledgerDocumentUri ?? null,
  }));
  return {
    group: apply(desk, input, name as QuantityName, moves),
    userErrors: [],
  };
}

function adjustNameErrors(name: string): UserError[] {
  return adjustable.includes(name)
    ? []
    : [
        userError(
          ["input", "name"],
          `The specified quantity name is invalid. Valid values are: ${adjustable.join(", ")}.`,
          "INVALID_QUANTITY_NAME",
        ),
      ];
}

/** source: recorded answers of inventoryAdjustQuantities about ledger documents. */
function ledgerErrors(
  name: string,
  changes: AdjustInput["changes"],
): UserError[] {
  const documents = new Set(
    changes.map((one) => one.ledgerDocumentUri ?? null),
  );
  if (documents.size > 1)
    return [
      userError(
        ["input", "changes"],
        "All changes must have the same ledger document URI or, in the case of adjusting available, no ledger document URI.",
        "MAX_ONE_LEDGER_DOCUMENT",
      ),
    ];
  return changes.flatMap(({ ledgerDocumentUri }, index) =>
    ledgerError(
      ["input", "changes", String(index), "ledgerDocumentUri"],
      name,
      ledgerDocumentUri,
    ),
  );
}

/** inventoryAdjustQuantities, at most once per key. */
export const adjustQuantitiesOnce = atMostOnce(
  adjustQuantities,
  showAdjustment,
  { group: null },
);
