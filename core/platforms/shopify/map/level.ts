import type { StorefrontLevelFact } from "#core/domain/facts.ts";
import { SyncError } from "#core/errors/sync-error.ts";
import type { WireLevel } from "../wire/level.ts";

/** @throws SyncError wire_unexpected when a quantity we asked for is missing: guessing 0 would sell or hide stock. */
export function toLevelFact(
  inventoryItemId: string,
  level: WireLevel,
): StorefrontLevelFact {
  const quantity = (name: string) => {
    const found = level.quantities.find((each) => each.name === name);
    if (found) return found.quantity;
    throw new SyncError("wire_unexpected", { said: `no quantity ${name}` });
  };
  return {
    inventoryItemId,
    locationId: level.location.id,
    onHand: quantity("on_hand"),
    available: quantity("available"),
    committed: quantity("committed"),
    heldBack: quantity("reserved"),
    updatedAt: level.updatedAt,
  };
}
