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

export type Move = {
  level: StoredLevel;
  name: QuantityName;
  delta: number;
  ledgerDocumentUri: string | null;
};

/** Carries out the moves of one quantity. */
export function apply(
  desk: Desk,
  header: Header,
  name: QuantityName,
  moves: Omit<Move, "name">[],
): Group | null {
  return applyMoves(
    desk,
    header,
    moves.map((move) => ({ ...move, name })),
  );
}

/** Carries out the moves. A call that moves nothing leaves no group. source: recorded answers with zero deltas. */
export function applyMoves(
  desk: Desk,
  header: Header,
  moves: Move[],
): Group | null {
  const real = moves.filter(({ delta }) => delta !== 0);
  if (real.length === 0) return null;
  for (const { level, name, delta } of real)
    moveStock(desk, level, { [name]: delta });
  return {
    id: nextId(desk),
    createdAt: now(desk),
    reason: header.reason,
    referenceDocumentUri: header.referenceDocumentUri ?? null,
    changes: [
      ...real.map((move) => changeOf(move, move.name, move.delta)),
      ...onHandChanges(real),
    ],
  };
}

const changeOf = (
  { level, ledgerDocumentUri }: Move,
  name: string,
  delta: number,
): Change => ({
  name,
  delta,
  itemId: level.itemId,
  locationId: level.locationId,
  ledgerDocumentUri: name === "on_hand" ? null : ledgerDocumentUri,
});

/** What the moves of each level come to on hand; incoming units are not on hand yet, all others are. */
function onHandChanges(moves: Move[]): Change[] {
  const sums = new Map<StoredLevel, { move: Move; delta: number }>();
  for (const move of moves) {
    const sum = sums.get(move.level) ?? { move, delta: 0 };
    if (move.name !== "incoming") sum.delta += move.delta;
    sums.set(move.level, sum);
  }
  return [...sums.values()]
    .filter(({ delta }) => delta !== 0)
    .map(({ move, delta }) => changeOf(move, "on_hand", delta));
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
