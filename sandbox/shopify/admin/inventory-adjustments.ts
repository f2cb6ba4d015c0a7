import { type Desk, nextId, now } from "../desk.ts";
import { gid } from "../gid.ts";
import type { QuantityName, StoredLevel } from "../state.ts";
import { moveStock, onHand } from "../store/stock.ts";
import type { UserError } from "./errors.ts";
import { itemOf, locationOf } from "./inventory-levels.ts";
import type { View, Visit } from "./view.ts";

type Change = {
  name: string;
  delta: number;
  itemId: number;
  locationId: number;
  ledgerDocumentUri: string | null;
};

type Group = {
  id: number;
  createdAt: string;
  reason: string;
  referenceDocumentUri: string | null;
  changes: Change[];
};

export type Adjustment = { group: Group | null; userErrors: UserError[] };
export type Header = { reason: string; referenceDocumentUri?: string | null };
export function quantityOf(
  level: StoredLevel | undefined,
  name: string,
): number {
  if (!level) return 0;
  return name === "on_hand"
    ? onHand(level)
    : level.quantities[name as QuantityName];
}

/** Carries out the moves. A call that moves nothing leaves no group. source: recorded answers with zero deltas. */
export function apply(
  desk: Desk,
  header: Header,
  name: QuantityName,
  moves: {
    level: StoredLevel;
    delta: number;
    ledgerDocumentUri: string | null;
  }[],
): Group | null {
  const real = moves.filter(({ delta }) => delta !== 0);
  if (real.length === 0) return null;
  // Incoming units are not on hand yet, all others are.
  const names = name === "incoming" ? [name] : [name, "on_hand"];
  for (const { level, delta } of real)
    moveStock(desk, level, { [name]: delta });
  return {
    id: nextId(desk),
    createdAt: now(desk),
    reason: header.reason,
    referenceDocumentUri: header.referenceDocumentUri ?? null,
    changes: names.flatMap((changed) =>
      real.map(({ level, delta, ledgerDocumentUri }) => ({
        name: changed,
        delta,
        itemId: level.itemId,
        locationId: level.locationId,
        ledgerDocumentUri: changed === "on_hand" ? null : ledgerDocumentUri,
      })),
    ),
  };
}

export function showAdjustment({ group, userErrors }: Adjustment): View {
  return {
    inventoryAdjustmentGroup: group && {
      id: gid("InventoryAdjustmentGroup", group.id),
      createdAt: group.createdAt,
      reason: group.reason,
      referenceDocumentUri: group.referenceDocumentUri,
      changes: (args: { quantityNames?: string[] | null }) =>
        group.changes
          .filter(({ name }) => args.quantityNames?.includes(name) ?? true)
          .map((change) => ({
            name: change.name,
            delta: change.delta,
            quantityAfterChange: null,
            ledgerDocumentUri: change.ledgerDocumentUri,
            item: (_: unknown, visit: Visit) => itemOf(visit, change.itemId),
            location: (_: unknown, visit: Visit) =>
              locationOf(visit, change.locationId),
          })),
    },
    userErrors,
  };
}
